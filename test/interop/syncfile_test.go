package interop

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	v2 "github.com/conductorone/baton-sdk/pb/c1/connector/v2"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/anypb"
)

// message is what all four kinds of records have in common.
type message interface {
	proto.Message
	ValidateAll() error
	GetAnnotations() []*anypb.Any
}

// record is one line of a sync file.
type record struct {
	place   string // "sync.json:12"
	text    []byte
	message message
}

// syncFile holds the records of a sync file, in its order.
type syncFile struct {
	types        []record
	resources    []record
	entitlements []record
	grants       []record
}

func (f *syncFile) records() []record {
	all := append([]record{}, f.types...)
	all = append(all, f.resources...)
	all = append(all, f.entitlements...)
	return append(all, f.grants...)
}

// fromEnv is the path that whoever runs the tests has put into the environment.
func fromEnv(t *testing.T, name string) string {
	t.Helper()
	path := os.Getenv(name)
	if path == "" {
		t.Fatalf("%s is not set: npm run test:interop sets it", name)
	}
	return path
}

// readSyncFile parses every record of the sync file, strictly: an unknown key is an error.
func readSyncFile(t *testing.T) *syncFile {
	t.Helper()
	path := fromEnv(t, "INTEROP_SYNC_FILE")
	handle, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer handle.Close()
	file, err := parseSyncFile(handle)
	if err != nil {
		t.Fatalf("%s:%v", path, err)
	}
	return file
}

func parseSyncFile(reader io.Reader) (*syncFile, error) {
	file := &syncFile{}
	sections := map[string]struct {
		records *[]record
		empty   func() message
	}{
		"resourceTypes": {&file.types, func() message { return &v2.ResourceType{} }},
		"resources":     {&file.resources, func() message { return &v2.Resource{} }},
		"entitlements":  {&file.entitlements, func() message { return &v2.Entitlement{} }},
		"grants":        {&file.grants, func() message { return &v2.Grant{} }},
	}
	section := ""
	lines := bufio.NewReader(reader)
	for number := 1; ; number++ {
		line, err := lines.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("%d: the file ends without a manifest", number)
		}
		if err != nil {
			return nil, err
		}
		text := bytes.TrimRight(line, ",\n")
		switch {
		case bytes.HasPrefix(text, []byte(`{"format":`)), bytes.Equal(text, []byte("]")):
			continue
		case bytes.HasPrefix(text, []byte(`"manifest":`)):
			return file, nil
		case text[0] == '"':
			section = strings.Trim(string(text), `":[]`)
			continue
		}
		into, ok := sections[section]
		if !ok {
			return nil, fmt.Errorf("%d: a record in %q", number, section)
		}
		parsed := into.empty()
		if err := protojson.Unmarshal(text, parsed); err != nil {
			return nil, fmt.Errorf("%d: %w", number, err)
		}
		*into.records = append(*into.records, record{fmt.Sprintf("sync.json:%d", number), text, parsed})
	}
}
