import { PolicyPack } from "@pulumi/policy";
import { isApplication, rules } from "./rules";

new PolicyPack("vonage", {
  policies: rules.map(({ name, description, violations }) => ({
    name,
    description,
    enforcementLevel: "mandatory",
    validateResource: ({ type, props }, reportViolation) => {
      if (!isApplication(type)) return;
      for (const violation of violations(props as Record<string, unknown>)) reportViolation(violation);
    },
  })),
});
