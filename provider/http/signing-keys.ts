/**
 * The private keys of applications, by id, as far as this process has seen them. The state of a user may hold the key
 * before: where a key is rotated and a user deleted in one deployment, or where a deployment failed between the two,
 * requests about the user need the key that its application has now.
 */
export const signingKeys = new Map<string, string>();
