import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { describe, expect, test } from "vitest";
import { Engine, kept, messages, refusal, struct, valuesOf } from "./engine";
import { secret, UNKNOWN, urn, USER, servedPlugin } from "./served";

const served = servedPlugin();

describe("previews", () => {
  const capabilities = { voice: { webhooks: { answerUrl: { address: "https://example.com/answer" } } } };

  test("of a create show declared and unknown values, and send no request", async () => {
    const asked = await served.world.requests(async () => {
      const outputs = valuesOf((await served.create({ name: "shop", capabilities }, true)).getProperties());
      expect(outputs).toMatchObject({ name: "shop", applicationId: UNKNOWN, privateKey: secret(UNKNOWN) });
      expect(Object.keys(outputs!).filter((key) => key.startsWith("__"))).toEqual([]);
    });
    expect(asked).toEqual([]);
  });

  test("of an update keep known values, and a diff shows only the changed leaf", async () => {
    const { inputs, id, state } = await served.made({ name: "shop", capabilities });
    const news = {
      ...inputs,
      capabilities: { voice: { webhooks: { answerUrl: { address: "https://example.com/new" } } } },
    };
    const asked = await served.world.requests(async () => {
      const request = new messages.DiffRequest().setId(id).setUrn(urn("shop")).setOlds(struct(state));
      const diff = await served.engine.call("diff", request.setOldInputs(struct(inputs)).setNews(struct(news)));
      const details = diff.getDetaileddiffMap();
      expect(details.toArray().map(([path]) => path)).toEqual(["capabilities.voice.webhooks.answerUrl.address"]);
      const one = details.get("capabilities.voice.webhooks.answerUrl.address")!;
      expect([one.getKind(), one.getInputdiff()]).toEqual([messages.PropertyDiff.Kind.UPDATE, true]);
      expect(diff.getReplacesList()).toEqual([]);

      const update = new messages.UpdateRequest().setId(id).setUrn(urn("shop")).setPreview(true);
      const planned = await served.engine.call("update", update.setOlds(struct(state)).setNews(struct(news)));
      const { applicationId, publicKey, privateKey } = state;
      expect(valuesOf(planned.getProperties())).toMatchObject({ applicationId, publicKey, privateKey });
    });
    expect(asked).toEqual([]);
    await served.remove(id, state);
  });
});

describe("reads", () => {
  const read = (request: messages.ReadRequest) => served.engine.call("read", request.setUrn(urn("shop")));

  test("import an application by its id alone, with inputs that give an empty preview", async () => {
    const response = await read(new messages.ReadRequest().setId(served.world.home.id));
    expect(response.getId()).toBe(served.world.home.id);
    const inputs = valuesOf(response.getInputs())!;
    expect(inputs).toMatchObject({ name: "home" });
    const state = valuesOf(response.getProperties())!;
    const checked = valuesOf((await served.check(inputs)).getInputs())!;
    const request = new messages.DiffRequest().setId(served.world.home.id).setUrn(urn("shop"));
    const diff = await served.engine.call(
      "diff",
      request.setOlds(struct(state)).setOldInputs(struct(inputs)).setNews(struct(checked)),
    );
    expect(diff.getChanges()).toBe(messages.DiffResponse.DiffChanges.DIFF_NONE);
  });

  test("fail for a missing object to get, and report a missing resource as gone", async () => {
    const nobody = "00000000-0000-4000-8000-000000000000";
    expect(await refusal(read(new messages.ReadRequest().setId(nobody)))).toContain(
      `There is no application ${nobody}`,
    );
    const { id, state } = await served.made({ name: "gone" });
    served.world.emulator.removeApplication(id);
    const response = await read(new messages.ReadRequest().setId(id).setProperties(struct(state)));
    expect(response.getId()).toBe("");
  });

  test("import an application only by its id, and show the form of an id", async () => {
    for (const wrong of ["home", `${served.world.home.id}/alice`, ` ${served.world.home.id}`])
      expect(await refusal(read(new messages.ReadRequest().setId(wrong)))).toContain(
        `is its UUID, such as 6f1c6f9e-1f0a-4d3c-9a52-5d0f0c9e1a01; ${JSON.stringify(wrong)} is not`,
      );
  });

  test("import a user by its application and name, and say what that needs", async () => {
    const request = () => new messages.ReadRequest().setUrn(urn("alice", USER)).setType(USER);
    expect(await refusal(served.engine.call("read", request().setId("alice")))).toContain(
      "<applicationId>/<userId or name>",
    );
    expect(await refusal(served.engine.call("read", request().setId(`${served.world.home.id}/alice`)))).toContain(
      `private key of application ${served.world.home.id}`,
    );
  });
});

describe("an operation that does not end", () => {
  test("keeps its state, and reports the failure", async () => {
    const { id, inputs, state } = await served.made({ name: "half" });
    served.world.emulator.faults.add({ method: "PUT", when: "after", status: 500, count: "forever" });
    const request = new messages.UpdateRequest().setId(id).setUrn(urn("shop")).setOlds(struct(state));
    const failed = await served.engine
      .call("update", request.setNews(struct({ ...inputs, name: "other" })))
      .catch((error: unknown) => error);
    expect(kept(failed)).toMatchObject({ id, properties: { applicationId: id }, inputs: { name: "other" } });
    await served.remove(id, state);
  });

  test("ends when the engine cancels, or after the time of customTimeouts", async () => {
    const slow = await Engine.start({ ...served.settings, requestsPerSecond: "0.1" });
    try {
      const request = () => new messages.ReadRequest().setId(served.world.home.id).setUrn(urn("shop"));
      await slow.call("read", request());
      expect(await refusal(slow.call("read", request().setTimeout(0.5)))).toContain("customTimeouts");
      const waiting = slow.call("read", request());
      const cancelled = refusal(waiting);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await slow.call("cancel", new Empty());
      expect(await cancelled).toContain("cancelled");

      // An engine can attach to a running plugin for several deployments.
      await slow.configure({ ...served.settings });
      expect((await slow.call("read", request())).getId()).toBe(served.world.home.id);
    } finally {
      await slow.stop();
    }
  });
});
