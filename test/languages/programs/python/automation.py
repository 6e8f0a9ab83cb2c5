"""Does on a stack of the program what each line of standard input asks for, and answers with a line of JSON."""

import json
import sys

from pulumi import automation

from shop import shop


class Watch:
    """Keeps what the engine tells while it works."""

    def __init__(self):
        self.differences = []
        self.changes = {}

    def __call__(self, event):
        if event.summary_event:
            self.changes = {str(getattr(op, "value", op)): n for op, n in event.summary_event.resource_changes.items()}
        if event.resource_pre_event:
            metadata = event.resource_pre_event.metadata
            name = metadata.urn.split("::")[-1]
            for path, difference in (metadata.detailed_diff or {}).items():
                kind = difference.diff_kind
                self.differences.append(f"{name} {path} {getattr(kind, 'value', kind)}")


def answer(stack, request):
    command = request["command"]
    if command == "config":
        settings = {key: automation.ConfigValue(value) for key, value in request["plain"].items()}
        settings |= {key: automation.ConfigValue(value, secret=True) for key, value in request["secrets"].items()}
        stack.set_all_config(settings)
        return {}
    watch = Watch()
    result = getattr(stack, command)(on_event=watch, color="never")
    outputs = {}
    if command == "up":
        outputs = {key: {"value": output.value, "secret": output.secret} for key, output in result.outputs.items()}
    return {"changes": watch.changes, "differences": watch.differences, "outputs": outputs}


def main():
    here = automation.LocalWorkspaceOptions(work_dir=".")
    stack = automation.create_or_select_stack(stack_name="test", project_name="shop", program=shop, opts=here)
    for line in sys.stdin:
        try:
            reply = answer(stack, json.loads(line))
        except automation.CommandError as error:
            reply = {"error": str(error)}
        print(json.dumps(reply), flush=True)


main()
