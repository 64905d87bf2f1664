/** What a NAT gateway translates from IPv6. */

/** RFC 6052: how IPv6 writes addresses of IPv4. */
export const NAT64 = "64:ff9b::/96";
