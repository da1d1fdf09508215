import type { MiddlewareHandler } from "hono";

// No inline script or style, nothing from elsewhere, no frame around us.
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

const headers: Record<string, string> = {
  "content-security-policy": contentSecurityPolicy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  "referrer-policy": "same-origin",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** Every answer carries the strict headers, or a stricter policy of its own; what is not public is kept by no cache on its way. */
export function strictHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    const own = c.res.headers.get("content-security-policy");
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
    if (own?.startsWith("default-src 'none'; sandbox")) c.res.headers.set("content-security-policy", own);
    if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-store");
  };
}
