import { existsSync, readFileSync, readdirSync, writeFileSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { root } from "./pulumi";
import { isSecret, reveal } from "./secret";
import { createStack, EngineError, type EngineStack, type StackOptions } from "./stack";

interface Thing {
  file: string;
  size: number;
  note?: string;
}

/** A store of objects in files, which the engine's plugin process and the tests share. */
const provider: pulumi.dynamic.ResourceProvider<Thing, Thing> = {
  check: (_olds, news) =>
    Promise.resolve({ inputs: news, failures: news.size > 10 ? [{ property: "", reason: "size must be <= 10" }] : [] }),
  diff: (_id, olds, news) =>
    Promise.resolve({ changes: olds.size !== news.size, replaces: news.size === 9 ? ["size"] : [] }),
  create: (inputs) => {
    process.getBuiltinModule("fs").writeFileSync(inputs.file, String(inputs.size));
    return Promise.resolve({ id: `thing-${inputs.size}`, outs: inputs });
  },
  update: (_id, _olds, news) => {
    process.getBuiltinModule("fs").writeFileSync(news.file, String(news.size));
    return Promise.resolve({ outs: news });
  },
  read: (id, props) => {
    const file = props?.file ?? "";
    const live = { ...props, file, size: Number(process.getBuiltinModule("fs").readFileSync(file, "utf8")) };
    return Promise.resolve({ id: id ?? "", props: live, inputs: live });
  },
  delete: (_id, props) => {
    process.getBuiltinModule("fs").rmSync(props.file, { force: true });
    return Promise.resolve();
  },
};

class ThingResource extends pulumi.dynamic.Resource {
  declare readonly size: pulumi.Output<number>;
  constructor(name: string, props: pulumi.Inputs) {
    super(provider, name, props, {}, "test", "Thing");
  }
}

const folder = join(tmpdir(), `pulumi-vonage-stack-test-${process.pid}`);
const file = join(folder, "thing");
const thing =
  (size: number, at = file) =>
  () => {
    const one = new ThingResource("one", { file: at, size, note: pulumi.secret("whispered") });
    return Promise.resolve({ size: one.size, note: pulumi.secret("whispered") });
  };

describe("a stack of the engine", { timeout: 120_000 }, () => {
  const stacks: EngineStack[] = [];
  const open = async (options: StackOptions) => {
    const stack = await createStack(options);
    stacks.push(stack);
    return stack;
  };

  beforeEach(() => mkdirSync(folder, { recursive: true }));
  afterEach(() => {
    for (const stack of stacks.splice(0)) stack.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test("lives a whole life", async () => {
    const stack = await open({ program: thing(1) });
    const created = await stack.up();
    expect(created.ops).toEqual({ one: "create" });
    expect(created.changes).toEqual({ create: 2 });
    expect(await stack.outputs()).toEqual({ size: 1, note: "whispered" });
    await stack.expectNoChanges();
    // A killed deployment could leave half of such a file, and then the state cannot be loaded.
    const files = readdirSync(join(stack.folder, "state"), { recursive: true, encoding: "utf8" });
    expect(files.filter((name) => name.endsWith("test.json"))).toHaveLength(1);
    expect(files.filter((name) => name.endsWith(".attrs"))).toEqual([]);

    stack.setProgram(thing(2));
    const preview = await stack.preview();
    expect(preview.ops).toEqual({ one: "update" });
    expect(preview.text).toContain("~ size: 1 => 2");
    expect(preview.text).not.toContain("whispered");
    expect(preview.steps).toMatchObject([{ op: "update", old: { inputs: { size: 1 } }, new: { inputs: { size: 2 } } }]);
    await expect(stack.expectNoChanges()).rejects.toThrow(/one: update[\s\S]*~ size: 1 => 2/);
    expect(readFileSync(file, "utf8")).toBe("1");
    await stack.up();
    expect(readFileSync(file, "utf8")).toBe("2");

    writeFileSync(file, "5");
    const refreshed = await stack.refresh();
    expect(refreshed.ops).toEqual({ one: "update" });
    expect(refreshed.text).toContain("~ size: 2 => 5");

    stack.setProgram(thing(9));
    expect((await stack.up()).ops).toEqual({ one: "replace" });
    expect((await stack.resource("one")).id).toBe("thing-9");

    expect((await stack.destroy()).ops).toEqual({ one: "delete" });
    expect((await stack.export()).deployment.resources ?? []).toEqual([]);
  });

  test("reports every kind of failure", async () => {
    const stack = await open({ program: thing(11) });
    const refused = await stack.up({ fails: true });
    expect(refused.diagnostics).toMatchObject([{ severity: "error", urn: expect.stringContaining("::one") as string }]);
    expect(refused.text).toContain("resource 'one' has a problem: size must be <= 10");
    await expect(stack.up()).rejects.toThrow(EngineError);
    await expect(stack.up()).rejects.toThrow("size must be <= 10");

    stack.setProgram(() => Promise.reject(new Error("thrown by the program")));
    await expect(stack.preview()).rejects.toThrow("thrown by the program");
    stack.setProgram(() =>
      Promise.resolve({ never: pulumi.output(1).apply(() => Promise.reject(new Error("thrown in apply"))) }),
    );
    await expect(stack.up()).rejects.toThrow("thrown in apply");

    stack.setProgram(() => Promise.resolve());
    await expect(stack.up({ fails: true })).rejects.toThrow("pulumi up was expected to fail");
    expect(process.listeners("unhandledRejection")).toHaveLength(1);
  });

  test("imports the resources of an import file", async () => {
    const [owner, adopter] = await Promise.all([open({ program: thing(3) }), open({ program: thing(3) })]);
    await owner.up();
    const { type, id = "", inputs, outputs } = await owner.resource("one");
    expect(Object.keys(inputs ?? {}).filter((key) => isSecret(inputs?.[key]))).toContain("note");
    const imported = await adopter.import([
      { type, name: "one", id, inputs: reveal(inputs), outputs: reveal(outputs) },
    ]);
    expect(imported.ops).toEqual({ one: "import" });
  });

  test("shares nothing with another stack or with the user who runs it", async () => {
    const userHome = join(homedir(), ".pulumi");
    const home = () => (existsSync(userHome) ? readdirSync(userHome).sort() : []);
    const before = home();
    const other = join(folder, "other");
    const [a, b] = await Promise.all([open({ program: thing(1) }), open({ program: thing(2, other) })]);
    await Promise.all([a.up(), b.up()]);
    expect([(await a.outputs())["size"], (await b.outputs())["size"]]).toEqual([1, 2]);
    expect(home()).toEqual(before);
  });

  test("gives programs their config, and keeps secrets encrypted", async () => {
    const stack = await open({
      program: () =>
        Promise.resolve({
          url: new pulumi.Config("vonage").require<string>("baseUrl"),
          secret: new pulumi.Config("vonage").requireSecret("apiSecret"),
        }),
      emulator: { url: "http://127.0.0.1:1", apiKey: "abcd1234", apiSecret: "not to be seen" },
    });
    const { text } = await stack.up();
    expect(text).toContain("http://127.0.0.1:1");
    expect(text).not.toContain("not to be seen");
    expect(JSON.stringify(await stack.export())).not.toContain("not to be seen");
    expect(JSON.stringify(await stack.export({ decrypted: true }))).toContain("not to be seen");
  });

  test("runs a project in its own folder and leaves nothing there", async () => {
    const project = join(folder, "project");
    mkdirSync(project);
    writeFileSync(join(project, "Pulumi.yaml"), "name: on-disk\nruntime: nodejs\n");
    writeFileSync(
      join(project, "tsconfig.json"),
      '{ "compilerOptions": { "module": "commonjs", "moduleResolution": "node" } }',
    );
    writeFileSync(
      join(project, "index.ts"),
      'import { Config } from "@pulumi/pulumi";\nexport const greeting: string = new Config().require("greeting");\n',
    );
    writeFileSync(join(project, "package.json"), "{}");
    symlinkSync(join(root, "node_modules"), join(project, "node_modules"), "junction");
    const stack = await open({ program: project, config: { "on-disk:greeting": "hello" } });
    const files = readdirSync(project);
    await stack.up();
    expect(await stack.outputs()).toEqual({ greeting: "hello" });
    await stack.destroy();
    expect(readdirSync(project)).toEqual(files);
  });
});
