// The folders of workplaces, which are removed after each test file.
import { rmSync } from "node:fs";

const places = new Set<string>();

/** Has `removePlaces` remove this folder. */
export function addPlace(folder: string): void {
  places.add(folder);
}

export function removePlaces(): void {
  for (const folder of places) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  places.clear();
}
