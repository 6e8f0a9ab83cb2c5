// The values of --provider and --language.

/** The hosts of the provider: dynamic resources, or the packaged plugin. */
export const hosts = ["plugin", "dynamic"] as const;

export type Host = (typeof hosts)[number];

/** The languages of programs. */
export const languages = ["typescript", "yaml"] as const;

export type Language = (typeof languages)[number];
