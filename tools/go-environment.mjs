// The environment in which the engine and all that uses its packages are compiled. Go keeps what it has compiled, and takes
// it again only if these variables are the same. The launcher for Windows uses no such package.

/** `flags` are further flags of the go command. */
export function goEnvironment(flags) {
  return {
    CGO_ENABLED: "0",
    GOTOOLCHAIN: "local",
    GOWORK: "off",
    GOFLAGS: `${flags} -trimpath -tags=osusergo,grpcnotrace`,
  };
}
