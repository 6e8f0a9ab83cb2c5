// Phone numbers in the emulator's own API: owned numbers, settings, counters, and changes that bypass the Numbers API.
import { readObject, refused } from "./control-request";
import { type Answer, type Call, type Route } from "./exchange";
import { type JsonObject, mergePatch } from "./json";
import { unmasked } from "./mask";
import { giveNumber } from "./numbers-desk";
import { NumberSettingsError } from "./numbers-settings";
import { driftedNumber, NumberError, type Numbers, type OwnedNumber, readNumber, shownNumber } from "./numbers-store";
import { type Service } from "./service";

export function numberRoutes(service: Service, numbers: Numbers): Route[] {
  return [
    { path: "/_emulator/numbers", on: { GET: () => overview(), PATCH: configure } },
    { path: "/_emulator/numbers/findings", on: { DELETE: clearFindings } },
    { path: "/_emulator/numbers/:country/:msisdn", on: { PUT: give, PATCH: patch, DELETE: remove } },
  ];

  function overview(): Answer {
    const { settings, report } = numbers;
    return { status: 200, body: JSON.parse(JSON.stringify({ settings, findings: report.read() })) as JsonObject };
  }

  function configure(call: Call): Answer {
    refusing(() => numbers.configure(readObject(call)));
    return overview();
  }

  function clearFindings(): Answer {
    numbers.report.clear();
    return { status: 204 };
  }

  function give(call: Call): Answer {
    const { apiKey = service.accounts()[0]?.apiKey, ...number } = readObject(call);
    const { country = "", msisdn = "" } = call.params;
    if (typeof apiKey !== "string") throw refused(400, "apiKey must be a string");
    const body = refusing(() => giveNumber(service, numbers, apiKey, { ...number, country, msisdn }));
    return { status: 201, body, change: { id: `${country}/${msisdn}` } };
  }

  function patch(call: Call): Answer {
    const { apiKey, wire: before } = find(call);
    const change = unmasked(readObject(call), before);
    const wire = driftedNumber(before, (number) => {
      const merged = mergePatch(number, change) as JsonObject;
      for (const field of Object.keys(number)) delete number[field];
      Object.assign(number, merged);
    });
    const after = numbers.put(
      apiKey,
      refusing(() => readNumber(wire, numbers)),
    ).wire;
    return { status: 200, body: shownNumber(after), change: { id: before.id, before, after } };
  }

  function remove(call: Call): Answer {
    const number = find(call);
    numbers.release(number);
    return { status: 204, change: { id: number.wire.id, before: number.wire } };
  }

  function find({ params: { country, msisdn } }: Call): OwnedNumber {
    const id = `${country}/${msisdn}`;
    const number = numbers.find(id);
    if (!number) throw refused(404, `Nobody owns the number ${id}`);
    return number;
  }

  function refusing<Value>(act: () => Value): Value {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof NumberError || error instanceof NumberSettingsError)) throw error;
      throw refused(400, error.message);
    }
  }
}
