// The rules as plain functions.

/** A rule for every Vonage application. */
export interface Rule {
  readonly name: string;
  readonly description: string;
  /** The violations in the properties of an application, each as a sentence. */
  readonly violations: (application: Properties) => string[];
}

export type Properties = Readonly<Record<string, unknown>>;

/** The type of applications, from the dynamic provider and from the packaged one. */
export const isApplication = (type: string) => /\bvonage(:index)?:Application$/.test(type);

/** The type of phone numbers, likewise. */
export const isNumber = (type: string) => /\bvonage(:index)?:Number$/.test(type);

export const rules: readonly Rule[] = [
  {
    name: "https-webhooks",
    description: "Vonage calls webhooks by HTTPS only.",
    violations: ({ capabilities }) =>
      addressesIn(capabilities, "capabilities")
        .filter(({ address }) => !/^https:/i.test(address))
        .map(({ place }) => `${place} must begin with https://, because webhooks carry what callers and users say.`),
  },
  {
    name: "signed-callbacks",
    description: "Vonage signs its calls of the webhooks, so that forgeries can be refused.",
    violations: ({ capabilities }) =>
      Object.entries(objectOf(capabilities))
        .filter(([, capability]) => objectOf(capability).signedCallbacks === false)
        .map(([name]) => `capabilities.${name}.signedCallbacks must not be false: remove it, or set it to true.`),
  },
  {
    name: "voice-leads-somewhere",
    description: "An application with voice has a webhook that answers calls and one for their events.",
    violations: ({ capabilities }) => {
      const { voice } = objectOf(capabilities);
      if (voice === undefined) return [];
      const webhooks = objectOf(objectOf(voice).webhooks);
      return ["answerUrl", "eventUrl"]
        .filter((name) => webhooks[name] === undefined)
        .map((name) => `capabilities.voice.webhooks.${name} is missing: calls to this application would lead nowhere.`);
    },
  },
];

/** A resource of a stack, as far as the rule about numbers needs it. Values that are not known yet are absent. */
export interface Declared {
  readonly type: string;
  readonly name: string;
  readonly urn: string;
  readonly applicationId?: unknown;
  /** Whether it is an application that takes calls. */
  readonly hasVoice: boolean;
  /** The URNs of the resources that its `applicationId` comes from. */
  readonly linkedTo: readonly string[];
}

/** The applications with voice that no phone number of the stack is linked to, each as a sentence. */
export function unlinkedVoice(resources: readonly Declared[]): { urn: string; message: string }[] {
  const numbers = resources.filter(({ type }) => isNumber(type));
  const isLinked = ({ urn, applicationId }: Declared) =>
    numbers.some(
      (number) =>
        number.linkedTo.includes(urn) || (applicationId !== undefined && number.applicationId === applicationId),
    );
  return resources
    .filter((resource) => isApplication(resource.type) && resource.hasVoice && !isLinked(resource))
    .map(({ urn, name }) => ({
      urn,
      message: `${name} has voice, but no VonageNumber of this stack is linked to it: nobody can call it by phone.`,
    }));
}

/** The addresses of all webhooks, with their places. */
function addressesIn(value: unknown, place: string): { place: string; address: string }[] {
  return Object.entries(objectOf(value)).flatMap(([key, item]) => {
    const below = `${place}.${key}`;
    return key === "address" && typeof item === "string" ? [{ place: below, address: item }] : addressesIn(item, below);
  });
}

function objectOf(value: unknown): Properties {
  return typeof value === "object" && value !== null ? (value as Properties) : {};
}
