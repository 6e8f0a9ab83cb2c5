// Command gen-sdk runs Pulumi's own generators on a package schema:
//
//	gen-sdk sdks SCHEMA.json FOLDER
//	gen-sdk programs SCHEMA.json SOURCES FOLDER
//
// The first writes the SDKs to the subfolders nodejs, python and go of FOLDER. The second takes each subfolder of
// SOURCES for a project in YAML, and writes it to FOLDER/NAME/LANGUAGE in those languages, and to FOLDER/NAME/pcl in
// the language between them. Java is missing here: its generator needs another version of Pulumi's modules, so the
// language host for Java runs it.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	golang "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// The generated files name it as the tool that made them.
const tool = "pulumi-vonage"

type files = map[string][]byte

var generators = map[string]func(*schema.Package) (files, error){
	"nodejs": func(pkg *schema.Package) (files, error) {
		return nodejs.GeneratePackage(tool, pkg, nil, nil, false, loader{})
	},
	"python": func(pkg *schema.Package) (files, error) {
		return python.GeneratePackage(tool, pkg, nil, loader{})
	},
	"go": func(pkg *schema.Package) (files, error) {
		return golang.GeneratePackage(tool, pkg, nil)
	},
}

func main() {
	var err error
	switch args := os.Args[1:]; {
	case len(args) == 3 && args[0] == "sdks":
		err = sdks(args[1], args[2])
	case len(args) == 4 && args[0] == "programs":
		err = programs(args[1], args[2], args[3])
	default:
		err = fmt.Errorf("usage: gen-sdk sdks SCHEMA.json FOLDER, or gen-sdk programs SCHEMA.json SOURCES FOLDER")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "gen-sdk:", err)
		os.Exit(1)
	}
}

func sdks(schemaFile, folder string) error {
	for language, generate := range generators {
		// A generator may change the package that it is given.
		pkg, err := bind(schemaFile)
		if err != nil {
			return err
		}
		made, err := generate(pkg)
		if err == nil {
			err = write(filepath.Join(folder, language), made)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", language, err)
		}
	}
	return nil
}

func bind(schemaFile string) (*schema.Package, error) {
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		return nil, err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, err
	}
	pkg, problems, err := schema.BindSpec(spec, loader{}, schema.ValidationOptions{})
	if err == nil && problems.HasErrors() {
		err = problems
	}
	return pkg, err
}

func write(folder string, made files) error {
	for name, content := range made {
		file := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
