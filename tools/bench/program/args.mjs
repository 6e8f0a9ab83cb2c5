// What the applications of the benchmark declare: an ordinary voice application.
export function applicationArgs(address, publicKey) {
  return {
    capabilities: {
      voice: {
        webhooks: {
          answerUrl: { address, httpMethod: "POST" },
          eventUrl: { address: "https://example.com/events", httpMethod: "POST" },
        },
      },
    },
    ...(publicKey && { publicKey }),
  };
}
