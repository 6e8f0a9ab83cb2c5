package main

import (
	"context"
	"fmt"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// loader knows our own package where there is one, and Pulumi's own types, which the generators look up through it.
type loader struct{ own *schema.Package }

func (l loader) LoadPackageReferenceV2(
	_ context.Context, wanted *schema.PackageDescriptor,
) (schema.PackageReference, error) {
	if wanted.Name == "pulumi" {
		return schema.DefaultPulumiPackage.Reference(), nil
	}
	if l.own != nil && wanted.Name == l.own.Name {
		return l.own.Reference(), nil
	}
	return nil, fmt.Errorf("this generator cannot load the package %s", wanted.Name)
}

func (l loader) LoadPackageReference(name string, _ *semver.Version) (schema.PackageReference, error) {
	return l.LoadPackageReferenceV2(context.Background(), &schema.PackageDescriptor{Name: name})
}

func (l loader) LoadPackageV2(
	ctx context.Context, wanted *schema.PackageDescriptor,
) (*schema.Package, error) {
	reference, err := l.LoadPackageReferenceV2(ctx, wanted)
	if err != nil {
		return nil, err
	}
	return reference.Definition()
}

func (l loader) LoadPackage(name string, _ *semver.Version) (*schema.Package, error) {
	return l.LoadPackageV2(context.Background(), &schema.PackageDescriptor{Name: name})
}
