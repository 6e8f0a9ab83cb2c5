package shop;

import com.google.gson.Gson;
import com.pulumi.automation.AutomationException;
import com.pulumi.automation.ConfigValue;
import com.pulumi.automation.DestroyOptions;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.LocalWorkspaceOptions;
import com.pulumi.automation.PreviewOptions;
import com.pulumi.automation.RefreshOptions;
import com.pulumi.automation.UpOptions;
import com.pulumi.automation.WorkspaceStack;
import com.pulumi.automation.events.EngineEvent;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads one request for a stack from each line of standard input, and answers with a line of JSON. */
public final class Automation {
    private static final class Request {
        String command;
        Map<String, String> plain = Map.of();
        Map<String, String> secrets = Map.of();
    }

    private static final class Reply {
        Map<String, Integer> changes = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        Map<String, Object> outputs = new TreeMap<>();
        String error;

        void watch(EngineEvent event) {
            if (event.summaryEvent() != null) {
                event.summaryEvent().resourceChanges().forEach((op, count) -> changes.put(spelled(op), count));
            }
            if (event.resourcePreEvent() == null) {
                return;
            }
            var step = event.resourcePreEvent().metadata();
            if (step.detailedDiff() == null) {
                return;
            }
            var name = step.urn().substring(step.urn().lastIndexOf("::") + 2);
            // The kind of a difference is null in this version of Pulumi's package.
            step.detailedDiff().keySet().forEach(path -> differences.add(name + " " + path));
        }
    }

    public static void main(String[] args) throws Exception {
        var gson = new Gson();
        var lines = new BufferedReader(new InputStreamReader(System.in));
        var here = LocalWorkspaceOptions.builder().workDir(Path.of("").toAbsolutePath()).build();
        try (var stack = LocalWorkspace.createOrSelectStack("shop", "test", Shop::stack, here)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var reply = new Reply();
                try {
                    answer(stack, gson.fromJson(line, Request.class), reply);
                } catch (AutomationException error) {
                    reply.error = String.valueOf(error.getMessage());
                }
                System.out.println(gson.toJson(reply));
            }
        }
        // Threads of the engine's connection outlive the stack.
        System.exit(0);
    }

    private static void answer(WorkspaceStack stack, Request request, Reply reply) throws AutomationException {
        switch (request.command) {
            case "config":
                var settings = new TreeMap<String, ConfigValue>();
                request.plain.forEach((key, value) -> settings.put(key, new ConfigValue(value, false)));
                request.secrets.forEach((key, value) -> settings.put(key, new ConfigValue(value, true)));
                stack.setAllConfig(settings);
                break;
            case "up":
                stack.up(UpOptions.builder().color("never").onEvent(reply::watch).build()).outputs()
                    .forEach((key, output) ->
                        reply.outputs.put(key, Map.of("value", output.value(), "secret", output.isSecret())));
                break;
            case "preview":
                stack.preview(PreviewOptions.builder().color("never").onEvent(reply::watch).build());
                break;
            case "refresh":
                stack.refresh(RefreshOptions.builder().color("never").onEvent(reply::watch).build());
                break;
            case "destroy":
                stack.destroy(DestroyOptions.builder().color("never").onEvent(reply::watch).build());
                break;
            default:
                throw new IllegalArgumentException(request.command);
        }
    }

    /** As the engine spells it: CREATE_REPLACEMENT is create-replacement. */
    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Automation() {}
}
