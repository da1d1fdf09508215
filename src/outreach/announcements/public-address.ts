import { BlockList, isIP } from "node:net";

/** What is inside somebody's own network, the machine itself, or nobody's. IANA special-purpose registry, IPv4. */
const closed: readonly [string, number][] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10], // shared by the customers of one provider
  ["127.0.0.0", 8],
  ["169.254.0.0", 16], // link-local; where clouds keep secrets
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Of IPv6 only 2000::/3 is anybody's, and in it these are not, or hold an IPv4 address of their own (Teredo, 6to4). */
const closedSix: readonly [string, number][] = [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
];

const four = new BlockList();
for (const [net, bits] of closed) four.addSubnet(net, bits, "ipv4");
const six = new BlockList();
for (const [net, bits] of closedSix) six.addSubnet(net, bits, "ipv6");
const open = new BlockList();
open.addSubnet("2000::", 3, "ipv6");

/** Whether an IP address is one that everybody reaches. Mapped and translated addresses (::ffff:10.0.0.1, 64:ff9b::) are not, whatever they hold. */
export function isPublicAddress(address: string): boolean {
  if (address.includes("%")) return false; // only of one network
  switch (isIP(address)) {
    case 4:
      return !four.check(address, "ipv4");
    case 6:
      return open.check(address, "ipv6") && !six.check(address, "ipv6");
    default:
      return false;
  }
}
