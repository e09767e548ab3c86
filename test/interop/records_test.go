package interop

import (
	"bytes"
	"encoding/json"
	"testing"

	"google.golang.org/protobuf/encoding/protojson"
)

// TestRecordsAreValid holds every record and annotation to the rules of the SDK's messages. ValidateAll does not look
// into annotations.
func TestRecordsAreValid(t *testing.T) {
	for _, record := range readSyncFile(t).records() {
		if err := record.message.ValidateAll(); err != nil {
			t.Errorf("%s: %v", record.place, err)
		}
		for _, annotation := range record.message.GetAnnotations() {
			unpacked, err := annotation.UnmarshalNew()
			if err != nil {
				t.Errorf("%s: %v", record.place, err)
				continue
			}
			validated, ok := unpacked.(interface{ ValidateAll() error })
			if !ok {
				t.Errorf("%s: %s has no rules", record.place, annotation.GetTypeUrl())
				continue
			}
			if err := validated.ValidateAll(); err != nil {
				t.Errorf("%s: %s: %v", record.place, annotation.GetTypeUrl(), err)
			}
		}
	}
}

// TestRecordsAreCanonical prints every record again. Go puts blanks into the JSON of a message at random.
func TestRecordsAreCanonical(t *testing.T) {
	var printed bytes.Buffer
	for _, record := range readSyncFile(t).records() {
		text, err := protojson.Marshal(record.message)
		if err != nil {
			t.Fatalf("%s: %v", record.place, err)
		}
		printed.Reset()
		if err := json.Compact(&printed, text); err != nil {
			t.Fatalf("%s: %v", record.place, err)
		}
		if !bytes.Equal(printed.Bytes(), record.text) {
			t.Errorf("%s:\n%s\nis printed as\n%s", record.place, record.text, printed.Bytes())
		}
	}
}
