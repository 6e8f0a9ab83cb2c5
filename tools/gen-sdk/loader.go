package main

import (
	"context"
	"fmt"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// builtInOnly is the loader of a schema that refers to no other package. The generators look up Pulumi's own types
// through it.
type builtInOnly struct{}

func (builtInOnly) LoadPackageReferenceV2(
	_ context.Context, wanted *schema.PackageDescriptor,
) (schema.PackageReference, error) {
	if wanted.Name != "pulumi" {
		return nil, fmt.Errorf("the schema refers to the package %s, which this generator cannot load", wanted.Name)
	}
	return schema.DefaultPulumiPackage.Reference(), nil
}

func (l builtInOnly) LoadPackageReference(name string, _ *semver.Version) (schema.PackageReference, error) {
	return l.LoadPackageReferenceV2(context.Background(), &schema.PackageDescriptor{Name: name})
}

func (l builtInOnly) LoadPackageV2(
	ctx context.Context, wanted *schema.PackageDescriptor,
) (*schema.Package, error) {
	reference, err := l.LoadPackageReferenceV2(ctx, wanted)
	if err != nil {
		return nil, err
	}
	return reference.Definition()
}

func (l builtInOnly) LoadPackage(name string, _ *semver.Version) (*schema.Package, error) {
	return l.LoadPackageV2(context.Background(), &schema.PackageDescriptor{Name: name})
}
