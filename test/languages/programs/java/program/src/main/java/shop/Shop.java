package shop;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.CustomResourceOptions;
import io.github.pulumivonage.vonage.Application;
import io.github.pulumivonage.vonage.ApplicationArgs;
import io.github.pulumivonage.vonage.NumberArgs;
import io.github.pulumivonage.vonage.Provider;
import io.github.pulumivonage.vonage.ProviderArgs;
import io.github.pulumivonage.vonage.User;
import io.github.pulumivonage.vonage.UserArgs;
import io.github.pulumivonage.vonage.VonageFunctions;
import io.github.pulumivonage.vonage.enums.HttpMethod;
import io.github.pulumivonage.vonage.enums.VoiceRegion;
import io.github.pulumivonage.vonage.inputs.AnswerWebhookArgs;
import io.github.pulumivonage.vonage.inputs.CapabilitiesArgs;
import io.github.pulumivonage.vonage.inputs.EventWebhookArgs;
import io.github.pulumivonage.vonage.inputs.GetApplicationArgs;
import io.github.pulumivonage.vonage.inputs.MessagesArgs;
import io.github.pulumivonage.vonage.inputs.MessagesWebhooksArgs;
import io.github.pulumivonage.vonage.inputs.NumberChannelArgs;
import io.github.pulumivonage.vonage.inputs.PostWebhookArgs;
import io.github.pulumivonage.vonage.inputs.UserChannelsArgs;
import io.github.pulumivonage.vonage.inputs.VoiceArgs;
import io.github.pulumivonage.vonage.inputs.VoiceWebhooksArgs;
import io.github.pulumivonage.vonage.outputs.AnswerWebhook;
import io.github.pulumivonage.vonage.outputs.Capabilities;
import io.github.pulumivonage.vonage.outputs.Voice;
import io.github.pulumivonage.vonage.outputs.VoiceWebhooks;
import java.util.Optional;

/** A shop's application, one of its users, its number, and an application in a partner's account. */
public final class Shop {
    public static void stack(Context ctx) {
        var config = ctx.config("shop");

        var voice = VoiceArgs.builder()
            .webhooks(VoiceWebhooksArgs.builder()
                .answerUrl(AnswerWebhookArgs.builder()
                    .address(config.require("answerUrl"))
                    .httpMethod(HttpMethod.Get)
                    .connectTimeout(500)
                    .build())
                .eventUrl(EventWebhookArgs.builder().address("https://shop.example.com/events").build())
                .build())
            .region(VoiceRegion.EuWest)
            .conversationsTtl(12)
            .build();
        var messages = MessagesArgs.builder()
            .webhooks(MessagesWebhooksArgs.builder()
                .inboundUrl(PostWebhookArgs.builder().address("https://shop.example.com/inbound").build())
                .statusUrl(PostWebhookArgs.builder().address("https://shop.example.com/status").build())
                .build())
            .build();
        var application = new Application("shop", ApplicationArgs.builder()
            .name("Shop")
            .capabilities(CapabilitiesArgs.builder().voice(voice).messages(messages).build())
            .build());

        var alice = new User("alice", UserArgs.builder()
            .applicationId(application.applicationId())
            .privateKey(application.privateKey().applyValue(Optional::orElseThrow))
            .displayName("Alice")
            .channels(UserChannelsArgs.builder()
                .sms(NumberChannelArgs.builder().number("447700900000").build())
                .build())
            .build());

        var line = new io.github.pulumivonage.vonage.Number("line", NumberArgs.builder()
            .country("GB")
            .msisdn("447700900000")
            .applicationId(application.applicationId())
            // It costs money from the purchase to the cancellation.
            .purchase(true)
            .cancelOnDelete(true)
            .build());

        var partner = new Provider("partner", ProviderArgs.builder()
            .apiKey(config.require("partnerApiKey"))
            .apiSecret(config.requireSecret("partnerApiSecret"))
            // An explicit provider takes nothing from the stack's configuration.
            .baseUrl(config.get("partnerUrl").orElse(null))
            .build());
        var theirs = new Application("theirs", ApplicationArgs.builder().name("Theirs").build(),
            CustomResourceOptions.builder().provider(partner).build());

        var found = VonageFunctions.getApplication(
            GetApplicationArgs.builder().id(application.applicationId()).build());

        ctx.export("applicationId", application.applicationId());
        ctx.export("answerUrl", application.capabilities().applyValue(capabilities -> capabilities
            .flatMap(Capabilities::voice)
            .flatMap(Voice::webhooks)
            .flatMap(VoiceWebhooks::answerUrl)
            .map(AnswerWebhook::address)
            .orElseThrow()));
        ctx.export("found", found.applyValue(result -> result.name()));
        ctx.export("privateKey", application.privateKey());
        ctx.export("userId", alice.userId());
        ctx.export("numberId", line.numberId());
        ctx.export("theirs", theirs.applicationId());

        config.get("existing").ifPresent(id ->
            ctx.export("existing", Application.get("existing", Output.of(id), null, null).name()));
    }

    private Shop() {}
}
