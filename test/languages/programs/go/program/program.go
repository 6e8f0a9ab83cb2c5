// Package program is a shop's application, one of its users, its number, and an application in a partner's account.
package program

import (
	"github.com/pulumi-vonage/pulumi-vonage/sdk/go/vonage"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi/config"
)

func Shop(ctx *pulumi.Context) error {
	settings := config.New(ctx, "shop")

	application, err := vonage.NewApplication(ctx, "shop", &vonage.ApplicationArgs{
		Name: pulumi.String("Shop"),
		Capabilities: &vonage.CapabilitiesArgs{
			Voice: &vonage.VoiceArgs{
				Webhooks: &vonage.VoiceWebhooksArgs{
					AnswerUrl: &vonage.AnswerWebhookArgs{
						Address:        pulumi.String(settings.Require("answerUrl")),
						HttpMethod:     vonage.HttpMethodGet,
						ConnectTimeout: pulumi.Int(500),
					},
					EventUrl: &vonage.EventWebhookArgs{Address: pulumi.String("https://shop.example.com/events")},
				},
				Region:           vonage.VoiceRegionEuWest,
				ConversationsTtl: pulumi.Int(12),
			},
			Messages: &vonage.MessagesArgs{
				Webhooks: &vonage.MessagesWebhooksArgs{
					InboundUrl: &vonage.PostWebhookArgs{Address: pulumi.String("https://shop.example.com/inbound")},
					StatusUrl:  &vonage.PostWebhookArgs{Address: pulumi.String("https://shop.example.com/status")},
				},
			},
		},
	})
	if err != nil {
		return err
	}

	alice, err := vonage.NewUser(ctx, "alice", &vonage.UserArgs{
		ApplicationId: application.ApplicationId,
		PrivateKey:    application.PrivateKey.Elem(),
		DisplayName:   pulumi.String("Alice"),
		Channels: &vonage.UserChannelsArgs{
			Sms: vonage.NumberChannelArray{&vonage.NumberChannelArgs{Number: pulumi.String("447700900000")}},
		},
	})
	if err != nil {
		return err
	}

	line, err := vonage.NewNumber(ctx, "line", &vonage.NumberArgs{
		Country:       pulumi.String("GB"),
		Msisdn:        pulumi.String("447700900000"),
		ApplicationId: application.ApplicationId,
		// It costs money from the purchase to the cancellation.
		Purchase:       pulumi.Bool(true),
		CancelOnDelete: pulumi.Bool(true),
	})
	if err != nil {
		return err
	}

	partner, err := vonage.NewProvider(ctx, "partner", &vonage.ProviderArgs{
		ApiKey:    pulumi.String(settings.Require("partnerApiKey")),
		ApiSecret: settings.RequireSecret("partnerApiSecret"),
		// An explicit provider takes nothing from the stack's configuration.
		BaseUrl: pulumi.String(settings.Require("partnerUrl")),
	})
	if err != nil {
		return err
	}
	theirs, err := vonage.NewApplication(ctx, "theirs", &vonage.ApplicationArgs{Name: pulumi.String("Theirs")},
		pulumi.Provider(partner))
	if err != nil {
		return err
	}

	found := vonage.LookupApplicationOutput(ctx, vonage.LookupApplicationOutputArgs{
		Id: application.ApplicationId.ToStringPtrOutput(),
	})

	ctx.Export("applicationId", application.ApplicationId)
	ctx.Export("answerUrl", application.Capabilities.Voice().Webhooks().AnswerUrl().Address())
	ctx.Export("found", found.Name())
	ctx.Export("privateKey", application.PrivateKey)
	ctx.Export("userId", alice.UserId)
	ctx.Export("numberId", line.NumberId)
	ctx.Export("theirs", theirs.ApplicationId)

	if id := settings.Get("existing"); id != "" {
		existing, err := vonage.GetApplication(ctx, "existing", pulumi.ID(id), nil)
		if err != nil {
			return err
		}
		ctx.Export("existing", existing.Name)
	}
	return nil
}
