// Command module-zip writes the files that a proxy of Go modules serves for one version of a module:
//
//	module-zip MODULE VERSION SOURCES FOLDER
//
// FOLDER can be the GOPROXY of a build, as file://FOLDER.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

func main() {
	if len(os.Args) != 5 {
		fail(fmt.Errorf("usage: module-zip MODULE VERSION SOURCES FOLDER"))
	}
	if err := serve(module.Version{Path: os.Args[1], Version: os.Args[2]}, os.Args[3], os.Args[4]); err != nil {
		fail(err)
	}
}

func serve(one module.Version, sources, folder string) error {
	escaped, err := module.EscapePath(one.Path)
	if err != nil {
		return err
	}
	requirements, err := os.ReadFile(filepath.Join(sources, "go.mod"))
	if err != nil {
		return err
	}
	// The time of a release is that of its tag, which does not exist yet.
	info, err := json.Marshal(map[string]any{"Version": one.Version, "Time": time.Unix(0, 0).UTC()})
	if err != nil {
		return err
	}
	var archive bytes.Buffer
	if err := zip.CreateFromDir(&archive, one, sources); err != nil {
		return err
	}
	target := filepath.Join(folder, filepath.FromSlash(escaped), "@v")
	if err := os.MkdirAll(target, 0o755); err != nil {
		return err
	}
	for name, content := range map[string][]byte{
		"list":                []byte(one.Version + "\n"),
		one.Version + ".info": info,
		one.Version + ".mod":  requirements,
		one.Version + ".zip":  archive.Bytes(),
	} {
		if err := os.WriteFile(filepath.Join(target, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "module-zip:", err)
	os.Exit(1)
}
