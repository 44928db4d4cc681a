/** The cookie in which the browser tells the server its time zone, so that the next page is written in it at once. */
export const TIME_ZONE_COOKIE = "florin-time-zone";
