// Runs with each test file that may have workplaces: vitest loads it again for each, also where they share a process.
import { afterAll } from "vitest";
import { removePlaces } from "./places";

afterAll(removePlaces);
