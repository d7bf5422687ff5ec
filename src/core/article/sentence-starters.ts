/** Words that begin English sentences far more often than they stand capitalised inside one. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** As they stand, with their capital. From the most frequent first words of English news and encyclopedic prose. */
export const sentenceStarters = words(`
A About According Across Additionally After Afterwards Again Against All Almost Along Already Also Although Among An And Another
Any Are As At Back Based Because Before Being Between Beyond Both But By Can Compared Consequently Could Currently Critics Despite Did Do Does
During Each Earlier Eight Either Eleven Even Eventually Ever Every Everyone Experts Few Finally First Five Following For Former Four From
Further Furthermore Generally Given Had Half Has Have Having He Hence Her Here His Historically How However Hundreds I If
Immediately In Including Indeed Initially Instead Is It Its Just Last Later Lastly Later Less Like Likewise Many Meanwhile Modern More Moreover Most
Much My Nearly Neither Nevertheless Next Nine No None Nonetheless Nor Not Nothing Now Numerous Of Officials Often On Once One Only Or Originally Other Others
Otherwise Our Over Overall Part Particularly People Perhaps Prior Rather Recent Recently Researchers Scientists Second Seven Several She Shortly Similar Similarly Since Six
So Some Sometimes Soon Starting Still Subsequently Such Ten Than That The Their Them Then There Thereafter Therefore These They
Third This Those Though Thousands Three Through Throughout Thus To Today Together Tomorrow Too Traditionally Twelve Two Typically Ultimately Under Unfortunately Unlike Until Up
Upon Usually Various Was We Well Were What When Whenever Where Whereas Whether Which While Who Whose Why Will With Within Without
Would Yes Yesterday Yet You Your`);
