package interop

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	v2 "github.com/conductorone/baton-sdk/pb/c1/connector/v2"
	reader_v2 "github.com/conductorone/baton-sdk/pb/c1/reader/v2"
	"github.com/conductorone/baton-sdk/pkg/sdk"
	"github.com/conductorone/baton-sdk/pkg/sync"
	"google.golang.org/protobuf/proto"
)

// TestExpanderMakesTheSameGrants takes from the sync file what was made by expansion, and has the SDK make it again.
func TestExpanderMakesTheSameGrants(t *testing.T) {
	ctx := context.Background()
	file := readSyncFile(t)
	stated := statedGrants(messagesOf[*v2.Grant](file.grants))
	if len(stated) == len(file.grants) {
		t.Fatal("nothing in the file comes from an expansion")
	}
	path := filepath.Join(t.TempDir(), "stated.c1z")
	expand(t, ctx, path, filled(t, ctx, path, file, stated))
	compare(t, file.grants, byID(grantsIn(t, ctx, opened(t, ctx, path))), unchanged)
}

// TestExpanderChangesNothing expands the c1z, in which everything is expanded already.
func TestExpanderChangesNothing(t *testing.T) {
	ctx := context.Background()
	content, err := os.ReadFile(fromEnv(t, "INTEROP_C1Z"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "expanded.c1z")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	before := lastSync(t, ctx, path)
	expand(t, ctx, path, before.GetId())
	if after := lastSync(t, ctx, path); after.GetId() != before.GetId() || after.GetSyncToken() == before.GetSyncToken() {
		t.Errorf("the expander did not run: %v became %v", before, after)
	}
	compare(t, readSyncFile(t).grants, byID(grantsIn(t, ctx, opened(t, ctx, path))), unchanged)
}

// statedGrants are the grants as JumpCloud states them, before any expansion. A grant whose sources do not name its
// own entitlement comes through groups alone; GrantImmutable says so of other grants as well.
func statedGrants(expanded []*v2.Grant) []*v2.Grant {
	var stated []*v2.Grant
	for _, grant := range expanded {
		sources := grant.GetSources().GetSources()
		if len(sources) == 0 {
			stated = append(stated, grant)
		} else if _, isDirect := sources[grant.GetEntitlement().GetId()]; isDirect {
			direct := proto.Clone(grant).(*v2.Grant)
			direct.Sources = nil
			stated = append(stated, direct)
		}
	}
	return stated
}

// expand runs the SDK's own expansion over the sync in the c1z at path.
func expand(t *testing.T, ctx context.Context, path, syncID string) {
	t.Helper()
	connector, err := sdk.NewEmptyConnector()
	if err != nil {
		t.Fatal(err)
	}
	syncer, err := sync.NewSyncer(ctx, connector,
		sync.WithC1ZPath(path), sync.WithSyncID(syncID), sync.WithOnlyExpandGrants(), sync.WithTmpDir(t.TempDir()))
	if err != nil {
		t.Fatal(err)
	}
	if err := syncer.Sync(ctx); err != nil {
		t.Fatal(err)
	}
	if err := syncer.Close(ctx); err != nil {
		t.Fatal(err)
	}
}

func lastSync(t *testing.T, ctx context.Context, path string) *reader_v2.SyncRun {
	t.Helper()
	answer, err := opened(t, ctx, path).GetLatestFinishedSync(ctx, &reader_v2.SyncsReaderServiceGetLatestFinishedSyncRequest{})
	if err != nil {
		t.Fatal(err)
	}
	return answer.GetSync()
}

func byID(grants []*v2.Grant) map[string]*v2.Grant {
	rows := make(map[string]*v2.Grant, len(grants))
	for _, grant := range grants {
		rows[grant.GetId()] = grant
	}
	return rows
}
