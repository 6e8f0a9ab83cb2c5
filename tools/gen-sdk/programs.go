package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/hashicorp/hcl/v2"
	"github.com/pulumi/pulumi-yaml/pkg/pulumiyaml/codegen"
	golang "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/pcl"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
)

var programGenerators = map[string]func(*pcl.Program) (files, hcl.Diagnostics, error){
	"nodejs": func(p *pcl.Program) (files, hcl.Diagnostics, error) { return nodejs.GenerateProgram(p) },
	"python": func(p *pcl.Program) (files, hcl.Diagnostics, error) { return python.GenerateProgram(p) },
	"go":     func(p *pcl.Program) (files, hcl.Diagnostics, error) { return golang.GenerateProgram(p) },
	"pcl":    source,
}

func programs(schemaFile, sources, folder string) error {
	projects, err := filepath.Glob(filepath.Join(sources, "*", "Pulumi.yaml"))
	if err != nil {
		return err
	}
	if len(projects) == 0 {
		return fmt.Errorf("there is no project in %s", sources)
	}
	for _, project := range projects {
		from := filepath.Dir(project)
		name := filepath.Base(from)
		for language, generate := range programGenerators {
			pkg, err := bind(schemaFile)
			if err != nil {
				return err
			}
			_, program, err := codegen.Eject(from, loader{pkg})
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			made, problems, err := generate(program)
			if err == nil && problems.HasErrors() {
				err = problems
			}
			if err == nil {
				err = write(filepath.Join(folder, name, language), made)
			}
			if err != nil {
				return fmt.Errorf("%s in %s: %w", name, language, err)
			}
		}
		text, err := os.ReadFile(project)
		if err == nil {
			err = write(filepath.Join(folder, name, "pcl"), files{"Pulumi.yaml": text})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// source is the program in the language between YAML and the others, as its generator reads it.
func source(program *pcl.Program) (files, hcl.Diagnostics, error) {
	made := files{}
	for name, text := range program.Source() {
		made[filepath.Base(name)] = bytes.TrimSpace([]byte(text))
	}
	return made, nil, nil
}
