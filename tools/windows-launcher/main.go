// Starts the Vonage provider for Pulumi on Windows, where Pulumi asks for a real executable.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
)

// Set by the build to the versions that the plugin needs.
var needed = "Node.js"

func main() {
	self, err := os.Executable()
	if err != nil {
		fail(1, err.Error())
	}
	node, err := exec.LookPath("node")
	if err != nil {
		fail(1, "there is no node on the PATH. The Vonage provider needs "+needed)
	}
	plugin := exec.Command(node, append([]string{filepath.Join(filepath.Dir(self), "start.js")}, os.Args[1:]...)...)
	plugin.Stdin, plugin.Stdout, plugin.Stderr = os.Stdin, os.Stdout, os.Stderr
	// The plugin gets an interrupt too, and says itself when it ends.
	signal.Ignore(os.Interrupt)
	err = plugin.Run()
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		os.Exit(ended.ExitCode())
	}
	if err != nil {
		fail(1, err.Error())
	}
}

func fail(code int, text string) {
	fmt.Fprintln(os.Stderr, "pulumi-resource-vonage: "+text)
	os.Exit(code)
}
