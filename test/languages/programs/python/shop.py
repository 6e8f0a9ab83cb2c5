"""A shop's application, one of its users, its number, and an application in a partner's account."""

import pulumi
import pulumi_vonage as vonage


def shop() -> None:
    config = pulumi.Config("shop")

    application = vonage.Application(
        "shop",
        name="Shop",
        capabilities=vonage.CapabilitiesArgs(
            voice=vonage.VoiceArgs(
                webhooks=vonage.VoiceWebhooksArgs(
                    answer_url=vonage.AnswerWebhookArgs(
                        address=config.require("answerUrl"),
                        http_method=vonage.HttpMethod.GET,
                        connect_timeout=500,
                    ),
                    event_url=vonage.EventWebhookArgs(address="https://shop.example.com/events"),
                ),
                region=vonage.VoiceRegion.EU_WEST,
                conversations_ttl=12,
            ),
            messages=vonage.MessagesArgs(
                webhooks=vonage.MessagesWebhooksArgs(
                    inbound_url=vonage.PostWebhookArgs(address="https://shop.example.com/inbound"),
                    status_url=vonage.PostWebhookArgs(address="https://shop.example.com/status"),
                ),
            ),
        ),
    )

    # Dictionaries work like the classes.
    alice = vonage.User(
        "alice",
        application_id=application.application_id,
        private_key=application.private_key,
        display_name="Alice",
        channels={"sms": [{"number": "447700900000"}]},
    )

    line = vonage.Number(
        "line",
        country="GB",
        msisdn="447700900000",
        application_id=application.application_id,
        # It costs money from the purchase to the cancellation.
        purchase=True,
        cancel_on_delete=True,
    )

    partner = vonage.Provider(
        "partner",
        api_key=config.require("partnerApiKey"),
        api_secret=config.require_secret("partnerApiSecret"),
        # An explicit provider takes nothing from the stack's configuration.
        base_url=config.get("partnerUrl"),
    )
    theirs = vonage.Application("theirs", name="Theirs", opts=pulumi.ResourceOptions(provider=partner))

    found = vonage.get_application_output(id=application.application_id)

    pulumi.export("applicationId", application.application_id)
    pulumi.export("answerUrl", application.capabilities.voice.webhooks.answer_url.address)
    pulumi.export("found", found.name)
    pulumi.export("privateKey", application.private_key)
    pulumi.export("userId", alice.user_id)
    pulumi.export("numberId", line.number_id)
    pulumi.export("theirs", theirs.application_id)

    existing = config.get("existing")
    if existing:
        pulumi.export("existing", vonage.Application.get("existing", existing).name)
