// Reads the Accept and Content-Type headers.

/** Whether an Accept header accepts this media type. A missing or empty header accepts everything. */
export function accepts(header: string | undefined, type: string): boolean {
  if (header === undefined || header.trim() === "") return true;
  const [family] = type.split("/");
  return header.split(",").some((range) => {
    const [name = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    return [type, `${family}/*`, "*/*"].includes(name) && !parameters.some((each) => /^q=0(?:\.0*)?$/.test(each));
  });
}

/** The media type alone, in lower case, without its parameters. */
export const mediaType = (header: string | undefined): string =>
  (header ?? "").split(";")[0]?.trim().toLowerCase() ?? "";

export const isJson = (header: string | undefined): boolean => mediaType(header) === "application/json";
