import { describe, expect, test } from "vitest";
import schema from "../../schema.json";
import { messages, refusal, struct, type Values, valuesOf } from "./engine";
import { APPLICATION, asset, reasons, USER, servedPlugin } from "./served";

const served = servedPlugin();

describe("functions", () => {
  const invoke = (token: string, args: Values) =>
    served.engine.call("invoke", new messages.InvokeRequest().setTok(`vonage:index:${token}`).setArgs(struct(args)));

  test("are those of the schema", () => {
    expect(Object.keys(schema.functions).sort()).toEqual(
      ["getApplication", "getApplications", "getNumbers", "getUser", "getUsers", "searchNumbers"].map(
        (name) => `vonage:index:${name}`,
      ),
    );
  });

  test("find applications and users", async () => {
    const { id, privateKey } = served.world.home;
    expect(valuesOf((await invoke("getApplication", { name: "home" })).getReturn())).toMatchObject({
      id,
      name: "home",
    });
    const all = valuesOf((await invoke("getApplications", { namePrefix: "else" })).getReturn());
    expect(all).toMatchObject({ applications: [{ id: served.world.elsewhere.id, name: "elsewhere" }] });
    const users = valuesOf((await invoke("getUsers", { applicationId: id, privateKey })).getReturn());
    expect(users).toEqual({ users: [] });
  });

  test("report all problems with their inputs", async () => {
    expect(reasons(await invoke("getUser", { privateKey: "x" }))).toEqual([
      ["", "applicationId is required"],
      ["", "give either id or name"],
      ["", expect.stringMatching(/^privateKey must be the private key/)],
    ]);
    expect(await refusal(invoke("getNothing", {}))).toContain("getUsers");
    expect(reasons(await invoke("getApplication", { name: asset }))).toEqual([
      ["", "name must not be an asset or an archive: give the content itself"],
    ]);
  });
});

describe("lists", () => {
  test("list the applications of the account, up to the requested number", async () => {
    const request = () => new messages.ListRequest().setToken(APPLICATION);
    const names = (await served.engine.list(request())).map((each) => each.getResult()?.getName());
    expect(names.sort()).toEqual(["elsewhere", "home"]);
    expect(await served.engine.list(request().setLimit(1))).toHaveLength(1);
  });

  test("report missing inputs", async () => {
    const request = () => new messages.ListRequest().setToken(USER);
    expect(await refusal(served.engine.list(request()))).toContain("applicationId");
    expect(await refusal(served.engine.list(request().setQuery(struct({ applicationId: asset }))))).toContain(
      "applicationId must not be an asset",
    );
  });
});
