import { existsSync, readFileSync } from "node:fs";
import type { ResourceName } from "../../provider/resources";
import type { Host } from "../choices";
import type { RunOptions } from "../pulumi/pulumi";
import { writeAtomically } from "./atomic-file";
import type { Name } from "./names";
import type { Planned } from "./plan";

/** An object that a program declares already. */
export interface Declared {
  readonly id: string;
  readonly identifier: string;
  /** Its name in Pulumi; absent if the program computes it. */
  readonly logicalName?: string;
}

/** A resource that the stack manages. */
export interface ManagedResource {
  readonly type: ResourceName;
  readonly id: string;
  readonly logicalName: string;
}

export interface DeclareOptions {
  /** Whether Pulumi refuses to delete what is declared. */
  readonly protect: boolean;
  /** Whether the stack manages the object with this id. Its declaration stays as it is. */
  readonly isManaged: (id: string) => boolean;
  /** What the stack manages: a program may declare it without a comment that tells the id. */
  readonly managed?: readonly ManagedResource[];
  /** Lets only those who know this word run the program. */
  readonly guardWord?: string;
}

/** What names a program has given away. */
export interface Taken {
  /** Names in Pulumi. */
  readonly logicalNames: Iterable<string>;
  /** Names in the program. */
  readonly identifiers: Iterable<string>;
  /** Names that no setting may have. */
  readonly settings: Iterable<string>;
}

/** The file of a program in which adopt declares what it takes over. */
export abstract class ProgramFile {
  abstract readonly host: Host;
  /** What it declares already. */
  abstract readonly declarations: readonly Declared[];
  /** Whether an adoption was begun in it and not finished. */
  abstract readonly isUnfinished: boolean;
  abstract readonly taken: Taken;
  /** Why a program may not declare what stands in the file, and what to do. */
  abstract readonly whyUndeclared: string;
  /** What it held when it was opened. */
  readonly #before: string | undefined;
  #written?: string;

  protected constructor(readonly path: string) {
    this.#before = this.read();
  }

  /** The text with declarations of these resources and no others that the stack does not manage. */
  protected abstract edited(text: string, planned: readonly Planned[], options: DeclareOptions): string;

  /** The text of a file that holds nothing yet. */
  protected abstract readonly empty: string;

  /** Runs work whose commands of Pulumi get past the guard with this word. */
  abstract past<T>(word: string, work: (options: RunOptions) => Promise<T>): Promise<T>;

  /** How the program names a resource that it declares, where no comment tells of it. */
  nameOf(_resource: ManagedResource): Name | undefined {
    return undefined;
  }

  /** Declares these resources, and no others that the stack does not manage. Keeps what was changed meanwhile. */
  declare(planned: readonly Planned[], options: DeclareOptions): void {
    this.#write(this.edited(this.read() ?? this.empty, planned, options));
  }

  /** Puts back what it held when it was opened. If somebody else has changed it, only takes the declarations back. */
  restore(options: DeclareOptions): void {
    if (this.#written === undefined) return;
    if (this.read() === this.#written) this.#write(this.#before ?? this.empty);
    else this.declare([], options);
  }

  /** What it holds now; nothing where it is not there, or blank. */
  protected read(): string | undefined {
    const text = existsSync(this.path) ? readFileSync(this.path, "utf8") : "";
    return text.trim() === "" ? undefined : text;
  }

  #write(text: string): void {
    if (text !== this.read()) writeAtomically(this.path, text);
    this.#written = text;
  }
}
