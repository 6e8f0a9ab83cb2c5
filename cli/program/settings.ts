import { isObject } from "../../provider/schema";

/** A place in a program that takes a secret from the configuration, by its key. */
export class Setting {
  constructor(readonly key: string) {}
}

/** Whether a setting stands anywhere in a value. */
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
  /** What it is, in words. */
  readonly meaning: string;
}

/** Gives secrets their keys in the configuration: the same value the same key, and never the key of something else. */
export class Settings {
  readonly #held: Map<string, string>;
  readonly #secrets = new Map<string, SecretSetting>();

  constructor(held: ReadonlyMap<string, string> = new Map()) {
    this.#held = new Map(held);
  }

  /** The key under which a secret is found: the one that is asked for, with a number behind it where it is taken. */
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
