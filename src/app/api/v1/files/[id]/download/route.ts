export { downloadFile as GET } from "@/modules/files/routes";
