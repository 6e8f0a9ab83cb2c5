// Phone numbers: what the emulator needs to know of them.
import { type Applications } from "./applications";
import { type Kind } from "./kind";
import { masked } from "./mask";
import { numbersApi } from "./numbers-api";
import { numberRoutes } from "./numbers-control";
import { numberDesk, type NumberDesk } from "./numbers-desk";
import { dumpNumbers, NumberError, Numbers, readNumber, readStockNumber } from "./numbers-store";
import { elements, listIn, SeedError, type SeedPart } from "./seed-part";
import { type Account, type Service } from "./service";

export interface NumberFace {
  /** The phone numbers of the accounts. */
  readonly numbers: NumberDesk;
}

export function numberKind(service: Service, applications: Applications): Kind<NumberFace> {
  const numbers = new Numbers(service.numbers);
  applications.onRemoval((id) => numbers.applicationRemoved(id));
  const isFirst = (account: Account): boolean => account === service.accounts()[0];
  return {
    apis: [numbersApi(service, numbers, applications)],
    routes: numberRoutes(service, numbers),
    face: { numbers: numberDesk(service, numbers) },
    load: (parts) => load(numbers, parts),
    dump(account) {
      const owned = dumpNumbers(numbers, account.apiKey);
      const stock = isFirst(account) ? numbers.unusualStock() : [];
      return { ...(owned.length > 0 ? { numbers: owned } : {}), ...(stock.length > 0 ? { stock } : {}) };
    },
    shown: (account) => ({ numbers: masked(dumpNumbers(numbers, account.apiKey)) }),
    clear: () => numbers.clear(),
    restart: () => numbers.restart(),
  };
}

function load(numbers: Numbers, parts: SeedPart[]): () => void {
  const taken = new Set(numbers.owned().map(({ wire }) => wire.id));
  const stock = elements(parts[0]?.content.stock ?? [], "stock").map(({ value, at }) =>
    reading(at, () => readStockNumber(value, numbers)),
  );
  const owned = parts.flatMap((part) =>
    listIn(part, "numbers").map(({ value, at }) => {
      const wire = reading(at, () => readNumber(value, numbers));
      if (taken.has(wire.id)) throw new SeedError(`seed: ${at}: ${wire.id} is there twice`);
      taken.add(wire.id);
      return { account: part.account, wire };
    }),
  );
  return () => {
    for (const number of stock) numbers.offer(number);
    for (const { account, wire } of owned) numbers.put(account.apiKey, wire);
  };
}

function reading<Value>(at: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof NumberError) throw new SeedError(`seed: ${at}: ${error.message}`);
    throw error;
  }
}
