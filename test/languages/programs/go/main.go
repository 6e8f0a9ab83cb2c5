package main

import (
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"

	"pulumi-vonage/shop/program"
)

func main() {
	pulumi.Run(program.Shop)
}
