package interop

import (
	"context"
	"testing"

	v2 "github.com/conductorone/baton-sdk/pb/c1/connector/v2"
	"github.com/conductorone/baton-sdk/pkg/connectorstore"
	"github.com/conductorone/baton-sdk/pkg/dotc1z"
	"github.com/conductorone/baton-sdk/pkg/dotc1z/c1zstore"
	_ "github.com/conductorone/baton-sdk/pkg/dotc1z/engine/pebble"
)

const pageSize = 10_000

// page is an answer of a store to a request for a list.
type page[T any] interface {
	GetList() []T
	GetNextPageToken() string
}

// all reads every page of a list.
func all[T any, P page[T]](t *testing.T, list func(token string) (P, error)) []T {
	t.Helper()
	var rows []T
	for token := ""; ; {
		answer, err := list(token)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, answer.GetList()...)
		if token = answer.GetNextPageToken(); token == "" {
			return rows
		}
	}
}

func grantsIn(t *testing.T, ctx context.Context, store c1zstore.Store) []*v2.Grant {
	t.Helper()
	return all(t, func(token string) (*v2.GrantsServiceListGrantsResponse, error) {
		return store.ListGrants(ctx, &v2.GrantsServiceListGrantsRequest{PageToken: token, PageSize: pageSize})
	})
}

func entitlementsIn(t *testing.T, ctx context.Context, store c1zstore.Store) []*v2.Entitlement {
	t.Helper()
	return all(t, func(token string) (*v2.EntitlementsServiceListEntitlementsResponse, error) {
		return store.ListEntitlements(ctx, &v2.EntitlementsServiceListEntitlementsRequest{PageToken: token, PageSize: pageSize})
	})
}

func resourcesIn(t *testing.T, ctx context.Context, store c1zstore.Store) []*v2.Resource {
	t.Helper()
	return all(t, func(token string) (*v2.ResourcesServiceListResourcesResponse, error) {
		return store.ListResources(ctx, &v2.ResourcesServiceListResourcesRequest{PageToken: token, PageSize: pageSize})
	})
}

func typesIn(t *testing.T, ctx context.Context, store c1zstore.Store) []*v2.ResourceType {
	t.Helper()
	return all(t, func(token string) (*v2.ResourceTypesServiceListResourceTypesResponse, error) {
		return store.ListResourceTypes(ctx, &v2.ResourceTypesServiceListResourceTypesRequest{PageToken: token, PageSize: pageSize})
	})
}

// opened is the c1z at path, to be read until the test ends.
func opened(t *testing.T, ctx context.Context, path string) c1zstore.Store {
	t.Helper()
	store, err := dotc1z.NewStore(ctx, path, dotc1z.WithReadOnly(true))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	return store
}

// filled makes a c1z of the SDK's default engine with the records of the file and these grants, and tells its sync.
func filled(t *testing.T, ctx context.Context, path string, file *syncFile, grants []*v2.Grant) (syncID string) {
	t.Helper()
	store, err := dotc1z.NewStore(ctx, path, dotc1z.WithEngine(c1zstore.EnginePebble))
	if err != nil {
		t.Fatal(err)
	}
	if syncID, err = store.StartNewSync(ctx, connectorstore.SyncTypeFull, ""); err != nil {
		t.Fatal(err)
	}
	if err := store.PutResourceTypes(ctx, messagesOf[*v2.ResourceType](file.types)...); err != nil {
		t.Fatal(err)
	}
	if err := store.PutResources(ctx, messagesOf[*v2.Resource](file.resources)...); err != nil {
		t.Fatal(err)
	}
	if err := store.PutEntitlements(ctx, messagesOf[*v2.Entitlement](file.entitlements)...); err != nil {
		t.Fatal(err)
	}
	if err := store.PutGrants(ctx, grants...); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(ctx); err != nil {
		t.Fatal(err)
	}
	return syncID
}

func messagesOf[M message](records []record) []M {
	messages := make([]M, len(records))
	for i, record := range records {
		messages[i] = record.message.(M)
	}
	return messages
}
