// Secrets that a program takes from the configuration.
import { isObject } from "../../provider/schema";

/** A place in a program that takes a secret from the configuration, by its key. */
export class Setting {
  constructor(readonly key: string) {}
}

/** Whether a value contains a setting. */
export function holdsSetting(value: unknown): boolean {
  if (value instanceof Setting) return true;
  if (Array.isArray(value)) return value.some(holdsSetting);
  return isObject(value) && Object.values(value).some(holdsSetting);
}

/** A secret that a program takes from the stack's configuration. */
export interface SecretSetting {
  /** Its key, in the project's own namespace. */
  readonly key: string;
  readonly value: string;
  /** Its description. */
  readonly meaning: string;
}

/** Gives secrets their keys in the configuration. The same value gets the same key, and no key is used twice. */
export class Settings {
  readonly #held: Map<string, string>;
  readonly #secrets = new Map<string, SecretSetting>();

  constructor(held: ReadonlyMap<string, string> = new Map()) {
    this.#held = new Map(held);
  }

  /** The key of a secret: the requested one, numbered if it is taken. */
  keep(wanted: string, value: string, meaning: string): string {
    for (let number = 1; ; number += 1) {
      const key = number === 1 ? wanted : `${wanted}${number}`;
      if ((this.#held.get(key) ?? value) !== value) continue;
      this.#held.set(key, value);
      this.#secrets.set(key, this.#secrets.get(key) ?? { key, value, meaning });
      return key;
    }
  }

  get secrets(): readonly SecretSetting[] {
    return [...this.#secrets.values()];
  }
}
