// A plugin that does nothing, in the library that Pulumi recommends for Go: a floor for the packaged plugin.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/common/tokens"
)

type Webhook struct {
	Address        string `pulumi:"address"`
	HTTPMethod     string `pulumi:"httpMethod"`
	ConnectTimeout *int   `pulumi:"connectTimeout,optional"`
	SocketTimeout  *int   `pulumi:"socketTimeout,optional"`
}

type Webhooks struct {
	AnswerURL Webhook `pulumi:"answerUrl"`
	EventURL  Webhook `pulumi:"eventUrl"`
}

type Voice struct {
	Webhooks           Webhooks `pulumi:"webhooks"`
	ConversationsTTL   *int     `pulumi:"conversationsTtl,optional"`
	LegPersistenceTime *int     `pulumi:"legPersistenceTime,optional"`
	SignedCallbacks    *bool    `pulumi:"signedCallbacks,optional"`
}

type Capabilities struct {
	Voice Voice `pulumi:"voice"`
}

type Privacy struct {
	ImproveAI bool `pulumi:"improveAi"`
}

type Args struct {
	Name         string       `pulumi:"name"`
	PublicKey    string       `pulumi:"publicKey"`
	Capabilities Capabilities `pulumi:"capabilities"`
}

type State struct {
	Args
	ApplicationID string  `pulumi:"applicationId"`
	Privacy       Privacy `pulumi:"privacy"`
}

// Application fills in what the service would, and nothing else.
type Application struct{}

func (Application) Create(_ context.Context, request infer.CreateRequest[Args]) (infer.CreateResponse[State], error) {
	return infer.CreateResponse[State]{ID: request.Inputs.Name, Output: filled(request.Inputs)}, nil
}

func (Application) Update(
	_ context.Context, request infer.UpdateRequest[Args, State],
) (infer.UpdateResponse[State], error) {
	return infer.UpdateResponse[State]{Output: filled(request.Inputs)}, nil
}

func (Application) Read(
	_ context.Context, request infer.ReadRequest[Args, State],
) (infer.ReadResponse[Args, State], error) {
	return infer.ReadResponse[Args, State]{ID: request.ID, Inputs: request.Inputs, State: request.State}, nil
}

func filled(args Args) State {
	second, five, ten, hours, days, signed := 1000, 5000, 10000, 48, 7, true
	voice := &args.Capabilities.Voice
	voice.ConversationsTTL, voice.LegPersistenceTime, voice.SignedCallbacks = &hours, &days, &signed
	voice.Webhooks.AnswerURL.ConnectTimeout, voice.Webhooks.AnswerURL.SocketTimeout = &second, &five
	voice.Webhooks.EventURL.ConnectTimeout, voice.Webhooks.EventURL.SocketTimeout = &second, &ten
	return State{Args: args, ApplicationID: args.Name}
}

func main() {
	provider, err := infer.NewProviderBuilder().
		WithResources(infer.Resource(Application{})).
		WithModuleMap(map[tokens.ModuleName]tokens.ModuleName{"main": "index"}).
		Build()
	if err == nil {
		err = provider.Run(context.Background(), "noop", "0.1.0")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
