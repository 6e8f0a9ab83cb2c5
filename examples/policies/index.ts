// Registers the rules with Pulumi.
import { PolicyPack, UnknownValueError, type PolicyResource } from "@pulumi/policy";
import { type Declared, isApplication, rules, unlinkedVoice } from "./rules";

new PolicyPack("vonage", {
  policies: [
    ...rules.map(({ name, description, violations }) => ({
      name,
      description,
      enforcementLevel: "mandatory" as const,
      validateResource: (
        { type, props }: { type: string; props: Record<string, unknown> },
        reportViolation: (message: string) => void,
      ) => {
        if (!isApplication(type)) return;
        for (const violation of violations(props)) reportViolation(violation);
      },
    })),
    {
      name: "voice-has-a-number",
      description: "An application with voice has a phone number that is linked to it.",
      // The number may be in another stack, so this rule only warns.
      enforcementLevel: "advisory",
      validateStack: ({ resources }, reportViolation) => {
        for (const { urn, message } of unlinkedVoice(resources.map(declared))) reportViolation(message, urn);
      },
    },
  ],
});

function declared({ type, name, urn, props, propertyDependencies }: PolicyResource): Declared {
  return {
    type,
    name,
    urn,
    applicationId: known(() => props.applicationId as unknown),
    hasVoice: known(() => (props.capabilities as { voice?: unknown } | undefined)?.voice) !== undefined,
    linkedTo: (propertyDependencies.applicationId ?? []).map((resource) => resource.urn),
  };
}

/** A preview does not know the outputs of resources to create, and reading one of them throws. */
function known<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownValueError) return undefined;
    throw error;
  }
}
