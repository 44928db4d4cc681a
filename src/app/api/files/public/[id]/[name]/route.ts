export { servePublicFile as GET, servePublicFile as HEAD } from "@/modules/files/routes";
