/** The generated file with the interfaces that fleets and single servers share. */
export const SERVER_FILE = "compute/server/server-parts.props";
