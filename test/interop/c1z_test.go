package interop

import (
	"context"
	"strings"
	"testing"

	v2 "github.com/conductorone/baton-sdk/pb/c1/connector/v2"
	"github.com/conductorone/baton-sdk/pkg/dotc1z/c1zstore"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/known/anypb"
)

// TestC1zHoldsTheRecords compares every message of the c1z with its record in the sync file, as a whole. What the c1z
// says in a second place, for older readers, has to be the same there, and is taken away before.
func TestC1zHoldsTheRecords(t *testing.T) {
	ctx := context.Background()
	file := readSyncFile(t)
	store := opened(t, ctx, fromEnv(t, "INTEROP_C1Z"))

	types := map[string]*v2.ResourceType{}
	for _, row := range typesIn(t, ctx, store) {
		types[row.GetId()] = row
	}
	compare(t, file.types, types, unchanged)

	resources := map[string]*v2.Resource{}
	for _, row := range resourcesIn(t, ctx, store) {
		resources[keyOf(row)] = row
	}
	compare(t, file.resources, resources, func(row *v2.Resource) *v2.Resource { return narrowResource(t, row) })

	entitlements := map[string]*v2.Entitlement{}
	for _, row := range entitlementsIn(t, ctx, store) {
		entitlements[row.GetId()] = row
	}
	compare(t, file.entitlements, entitlements, func(row *v2.Entitlement) *v2.Entitlement {
		return narrowEntitlement(t, row, types, resources)
	})

	compare(t, file.grants, byID(grantsIn(t, ctx, store)), unchanged)
}

// TestConvertedC1zHoldsTheGrants is for what `baton to-pebble` makes of the c1z. That engine keeps entitlements thin by
// itself: no name of their resource, and ids alone for what they are grantable to.
func TestConvertedC1zHoldsTheGrants(t *testing.T) {
	ctx := context.Background()
	store := opened(t, ctx, fromEnv(t, "INTEROP_C1Z"))
	if engine := store.Metadata().Engine; engine != string(c1zstore.EnginePebble) {
		t.Fatalf("the engine is %q", engine)
	}
	compare(t, readSyncFile(t).grants, byID(grantsIn(t, ctx, store)), unchanged)
}

// compare takes from rows what the records have, one for one.
func compare[M message](t *testing.T, records []record, rows map[string]M, narrow func(M) M) {
	t.Helper()
	if len(records) == 0 || len(rows) != len(records) {
		t.Errorf("%d records, %d rows in the c1z", len(records), len(rows))
	}
	for _, record := range records {
		row, ok := rows[keyOf(record.message)]
		if !ok {
			t.Errorf("%s: %s is not in the c1z", record.place, keyOf(record.message))
			continue
		}
		if got := narrow(row); !proto.Equal(got, record.message) {
			t.Errorf("%s: the c1z has\n%v\nfor\n%v", record.place, got, record.message)
		}
	}
}

func unchanged[M message](row M) M { return row }

// keyOf is what tells a record from the others of its section.
func keyOf(of message) string {
	switch typed := of.(type) {
	case *v2.Resource:
		return typed.GetId().GetResourceType() + ":" + typed.GetId().GetResource()
	case interface{ GetId() string }:
		return typed.GetId()
	}
	return ""
}

// narrowResource takes from a resource's trait what stands on the resource itself as well.
func narrowResource(t *testing.T, wide *v2.Resource) *v2.Resource {
	t.Helper()
	resource := proto.Clone(wide).(*v2.Resource)
	for i, annotation := range resource.GetAnnotations() {
		if !strings.HasSuffix(annotation.GetTypeUrl(), "Trait") {
			continue
		}
		trait, err := annotation.UnmarshalNew()
		if err != nil {
			t.Fatalf("%s: %v", keyOf(wide), err)
		}
		for _, name := range []protoreflect.Name{"profile", "status", "created_at"} {
			dropCopy(t, resource, trait, name)
		}
		packed := &anypb.Any{}
		if err := anypb.MarshalFrom(packed, trait, proto.MarshalOptions{Deterministic: true}); err != nil {
			t.Fatalf("%s: %v", keyOf(wide), err)
		}
		resource.Annotations[i] = packed
	}
	return resource
}

// dropCopy clears a field of a trait that has to say what the resource's field of that name does.
func dropCopy(t *testing.T, resource *v2.Resource, trait proto.Message, name protoreflect.Name) {
	t.Helper()
	from, to := resource.ProtoReflect(), trait.ProtoReflect()
	ours, copied := from.Descriptor().Fields().ByName(name), to.Descriptor().Fields().ByName(name)
	if copied == nil {
		return
	}
	if from.Has(ours) != to.Has(copied) {
		t.Errorf("%s: %s is set in one place alone", keyOf(resource), name)
		return
	}
	if !from.Has(ours) {
		return
	}
	same := proto.Equal(from.Get(ours).Message().Interface(), to.Get(copied).Message().Interface())
	if status, ok := to.Get(copied).Message().Interface().(*v2.UserTrait_Status); ok {
		// A message of its own, whose enum has the same numbers.
		same = int32(status.GetStatus()) == int32(resource.GetStatus().GetStatus()) &&
			status.GetDetails() == resource.GetStatus().GetDetails()
	}
	if !same {
		t.Errorf("%s: the trait's %s is another one", keyOf(resource), name)
	}
	to.Clear(copied)
}

// narrowEntitlement takes the name of the entitlement's resource, and of its types all but the ids.
func narrowEntitlement(
	t *testing.T,
	wide *v2.Entitlement,
	types map[string]*v2.ResourceType,
	resources map[string]*v2.Resource,
) *v2.Entitlement {
	t.Helper()
	entitlement := proto.Clone(wide).(*v2.Entitlement)
	resource := entitlement.GetResource()
	if named := resources[keyOf(resource)]; resource.GetDisplayName() != named.GetDisplayName() {
		t.Errorf("%s: its resource is called %q, not %q", wide.GetId(), resource.GetDisplayName(), named.GetDisplayName())
	}
	resource.DisplayName = ""
	for i, to := range entitlement.GetGrantableTo() {
		// The file leaves out types without resources: those have nothing but an id here.
		thin := &v2.ResourceType{Id: to.GetId()}
		whole, ok := types[to.GetId()]
		if !ok {
			whole = thin
		}
		if !proto.Equal(to, whole) {
			t.Errorf("%s: grantable to %v, not %v", wide.GetId(), to, whole)
		}
		entitlement.GrantableTo[i] = thin
	}
	return entitlement
}
