/** How Pulumi reaches the provider: by dynamic resources, or by the packaged plugin. */
export const hosts = ["plugin", "dynamic"] as const;

export type Host = (typeof hosts)[number];

/** What a program is written in. */
export const languages = ["typescript", "yaml"] as const;

export type Language = (typeof languages)[number];
