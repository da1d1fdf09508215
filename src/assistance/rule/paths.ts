export const assistanceRulePath = "/assistance/rule";
