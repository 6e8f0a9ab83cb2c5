// Shows a plan.
import { kindNames } from "../resources";
import type { Plan } from "../program/plan";
import { column, table } from "./table";
import type { Terminal } from "./terminal";

/** A plan as JSON. It contains no secret. */
export function planAnswer({ resources, secrets, notes }: Plan) {
  return {
    resources: resources.map(({ type, id, title, logicalName, identifier }) => ({
      type,
      id,
      name: title,
      logicalName,
      identifier,
    })),
    secrets: secrets.map(({ key, meaning }) => ({ key, meaning })),
    notes,
  };
}

/** Shows the declarations, the sources of their secrets, and the notes. */
export function showPlan({ resources, secrets, notes }: Plan, { say, paint }: Terminal): void {
  const rows = resources.map(({ type, id, title, logicalName }) => [type, title, id, logicalName]);
  const columns = [column("TYPE"), column("NAME ON THE SERVICE", 40), column("ID"), column("NAME IN PULUMI", 40)];
  if (rows.length > 0) say(table(columns, rows, paint));
  if (secrets.length > 0) {
    say("\nSecrets, to be kept in the stack's configuration:");
    for (const { key, meaning } of secrets) say(`  ${key}: ${meaning}`);
  }
  if (notes.length > 0) say("");
  for (const note of notes) say(`${paint.yellow("note:")} ${note}`);
}

/** `1 application, 3 users and 2 numbers`. */
export function counted(planned: Plan["resources"]): string {
  const counts = kindNames.map((type) => {
    const count = planned.filter((each) => each.type === type).length;
    return { count, text: `${count} ${type.toLowerCase()}${count === 1 ? "" : "s"}` };
  });
  const found = counts.filter(({ count }) => count > 0);
  const texts = (found.length > 0 ? found : counts.slice(0, 1)).map(({ text }) => text);
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(texts);
}
