import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { pageOf } from "@/lib/page";
import { request } from "@/lib/request";
import { Invitation, Member } from "./schema";

const MemberPage = pageOf(Member);
const InvitationPage = pageOf(Invitation);

/** How many of each a page of the settings shows. */
export const MEMBERS_LIMIT = 50;

/** The members of an organization, by name. */
export const memberList = (organizationId: string, page: number) =>
  queryOptions({
    queryKey: ["members", organizationId, page],
    queryFn: ({ signal }) =>
      request(MemberPage, "/members", {
        organization: organizationId,
        query: { page, limit: MEMBERS_LIMIT, sorting: "name" },
        signal,
      }),
    placeholderData: keepPreviousData,
  });

/** Invitations that were not accepted yet, the latest first. */
export const invitationList = (organizationId: string, page: number) =>
  queryOptions({
    queryKey: ["invitations", organizationId, page],
    queryFn: ({ signal }) =>
      request(InvitationPage, "/invitations", {
        organization: organizationId,
        query: { page, limit: MEMBERS_LIMIT, sorting: "-created_at" },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
