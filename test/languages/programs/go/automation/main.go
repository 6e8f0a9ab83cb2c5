// Command automation reads one request for a stack from each line of standard input, and answers with a line of JSON.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/events"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optdestroy"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optpreview"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optrefresh"
	"github.com/pulumi/pulumi/sdk/v3/go/auto/optup"

	"pulumi-vonage/shop/program"
)

type request struct {
	Command        string
	Plain, Secrets map[string]string
}

type output struct {
	Value  any  `json:"value"`
	Secret bool `json:"secret"`
}

type reply struct {
	Changes     map[string]int    `json:"changes"`
	Differences []string          `json:"differences"`
	Outputs     map[string]output `json:"outputs"`
	Error       string            `json:"error,omitempty"`
}

func main() {
	ctx := context.Background()
	stack, err := auto.UpsertStackInlineSource(ctx, "test", "shop", program.Shop, auto.WorkDir("."))
	if err != nil {
		panic(err)
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var asked request
		if err := json.Unmarshal(lines.Bytes(), &asked); err != nil {
			panic(err)
		}
		answered, err := answer(ctx, stack, asked)
		if err != nil {
			answered.Error = err.Error()
		}
		text, err := json.Marshal(answered)
		if err != nil {
			panic(err)
		}
		fmt.Println(string(text))
	}
}

func answer(ctx context.Context, stack auto.Stack, asked request) (reply, error) {
	watch := make(chan events.EngineEvent, 100)
	done := make(chan reply)
	go func() { done <- told(watch) }()

	var outputs map[string]output
	var err error
	switch asked.Command {
	case "config":
		close(watch)
		settings := auto.ConfigMap{}
		for key, value := range asked.Plain {
			settings[key] = auto.ConfigValue{Value: value}
		}
		for key, value := range asked.Secrets {
			settings[key] = auto.ConfigValue{Value: value, Secret: true}
		}
		err = stack.SetAllConfig(ctx, settings)
	case "up":
		var result auto.UpResult
		result, err = stack.Up(ctx, optup.EventStreams(watch), optup.Color("never"))
		outputs = map[string]output{}
		for key, one := range result.Outputs {
			outputs[key] = output{one.Value, one.Secret}
		}
	case "preview":
		_, err = stack.Preview(ctx, optpreview.EventStreams(watch), optpreview.Color("never"))
	case "refresh":
		_, err = stack.Refresh(ctx, optrefresh.EventStreams(watch), optrefresh.Color("never"))
	case "destroy":
		_, err = stack.Destroy(ctx, optdestroy.EventStreams(watch), optdestroy.Color("never"))
	}
	answered := <-done
	answered.Outputs = outputs
	return answered, err
}

// told collects the messages of the engine.
func told(watch <-chan events.EngineEvent) reply {
	seen := reply{Changes: map[string]int{}, Differences: []string{}}
	for event := range watch {
		if event.SummaryEvent != nil {
			for op, count := range event.SummaryEvent.ResourceChanges {
				seen.Changes[string(op)] = count
			}
		}
		if event.ResourcePreEvent != nil {
			step := event.ResourcePreEvent.Metadata
			name := step.URN[strings.LastIndex(step.URN, "::")+2:]
			for path, difference := range step.DetailedDiff {
				seen.Differences = append(seen.Differences, fmt.Sprintf("%s %s %s", name, path, difference.Kind))
			}
		}
	}
	return seen
}
