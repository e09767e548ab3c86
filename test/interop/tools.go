//go:build tools

package interop

import _ "github.com/conductorone/baton-sdk/cmd/baton"
