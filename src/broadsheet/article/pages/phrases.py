"""Phrases: what pages say that is no part of an article, in the words that publishers use.

Each list is a pattern: phrases stand one beside the other, parted by " | ". Knows words alone.
"""

import re


def compile_phrases(listed: str) -> re.Pattern[str]:
    """The pattern that matches any of the phrases of a list."""
    phrases = [phrase.strip() for line in listed.strip().splitlines() for phrase in line.split(" | ")]
    return re.compile("|".join(phrase for phrase in phrases if phrase), re.IGNORECASE)


# Labels before the headline of another story ("READ MORE: Tolls to fall"), and heads of lists of such.
LABELS = compile_phrases(r"""
    read (?:more|next|also|this) | also read | see (?:also|more) | related | don['’]t miss | in case you missed it
    recommended | related (?:news|story|stories|articles?|posts?|links?|content|coverage|topics?|video|reading)
    recommended (?:for you|reading) | (?:you )?(?:may|might) (?:also )?like | what to read next
    most (?:read|popular) | trending(?: now)? | story timeline | watch(?: now| more| live)? | listen(?: now)?
    videos? | photos? | gallery | explore further | further reading | sign up
    read (?:the )?full (?:story|article) | editor['’]?s['’]? picks? | popular on [^.:]{1,40}
    more (?:stories|news|coverage) | more (?:on|from) [^.:]{1,40}
    latest (?:news|stories) | top stories | click here
""")
# A label that is no head of a list: "More AP NBA: https://...", but not "More Than 500 March in Harwick".
MORE = compile_phrases(r"more (?-i:[A-Z])[^.:]{0,40}")
# What asks a reader to sign up, and for what.
SIGN_UP = compile_phrases(r"""
    sign[- ]up | subscribe | get | click | tap | download | join | register | receive | become a | already a
    log in | sign in | have an? | got an? | do you have | want more | want to | enjoyed | thanks? (?:you )?for
    never miss | stay | keep up | catch up | check out | see more | read (?:more|all|the full) | leave a
    let us know | for more | to (?:read|get|receive|subscribe) | comment | discuss | listen | support (?:us|our)
    donate | tell us | send us | share | e-?mail | please
""")
OFFER = compile_phrases(r"""
    \bnewsletters? | \bin-?box\b | \bmailing list | \bour app\b | \bapp store\b | \bgoogle play\b | \balerts\b
    \bsubscri(?:be|ption) | \bsign(?:ed)? up\b | \bin the comments\b | \bcomments? (?:section|below)
    \bclick here\b | \bfree trial\b | \bletterbox\b | \bnotifications\b | \blisten (?:back )?(?:live|here)\b
    \b(?:daily|morning) (?:briefing|e-?mail)\b | \bmembership\b | \byour account\b | \bour podcast | \S@\S{1,80}\.\w
    \blive at \d | (?-i:YOU) think
""")
# What asks a reader to follow somebody, and where.
FOLLOW = compile_phrases(r"""
    follow | subscribe | find us | like us | like this | join us | share | tweet | contact | e-?mail | tell us | send us
    stay | keep up | connect | you can | watch us | visit us | please follow | got a tip | have a tip
""")
NETWORK = compile_phrases(r"""
    \btwitter\b | \bfacebook\b | \binstagram\b | \byoutube\b | \blinkedin\b | \bwhatsapp\b | \btelegram\b
    \btiktok\b | \bthreads\b | \bbluesky\b | \bhttps?:// | (?:^|\s)@\w{3,} | \S@\S{1,80}\.\w
""")
# Where an author is met: the end of what a page says of him.
AUTHOR = compile_phrases(r"""
    \bfollow (?:him|her|them|me|us|the (?:author|writer|reporter)) (?:on|at)\b | \bfollow (?:him|her|them|me|us) @
    \b(?:can|may) be (?:reached|contacted|e-?mailed|followed) (?:at|on|via|by)\b | \b(?:on|at) twitter:? @\w
    \bfollow (?:\S+ ){1,4}on (?:twitter|facebook|instagram)\b | \bis (?:also )?on (?:twitter|facebook|instagram)\b
    \btweets? (?:at|as|under) @ | ^if you (?:enjoyed|liked) this (?:article|story|post|piece)\b
""")
# Whole lines of credit and copyright.
CREDITS = compile_phrases(r"""
    (?:image|photo(?:graph)?|picture|video|media)s? (?:credits?|copyright|caption|source|courtesy|by)\b.*
    credits?\s*:.* | (?:photo(?:graph)?|image|picture|source|via|getty|illustration)s?\s*[:©/].{0,80}
    getty images | (?:\(c\)|©|copyright\s*(?:©|\(c\)|:|by\b|\d{4})).{0,200}
    copyright (?-i:[A-Z])[^.]{0,40} \d{4}\b.{0,40} | .{0,100}\bphotos? ©.{0,60}
    .{0,80}\ball rights reserved\b.{0,80}
    (?:filed under|tags?|topics|categories|posted in|keywords|labels)\s*:.*
    (?:reporting|writing|editing|edited|additional reporting|compiled) by (?-i:[A-Z]).{0,150}
    .{0,120}\bcontributed (?:reporting )?to this (?:report|story|article|post)\b.{0,60}
    (?:more )?information from .{0,80} was (?:also )?used in this (?:report|story)
""")
# Whole lines that are signs of the page: buttons, counters, advertisements.
FURNITURE = compile_phrases(r"""
    also | more | (?:last )?(?:published|updated|posted|modified)(?: (?:on|at|by))?
    advertise?ment | advertising | sponsored(?: content)? | story continues(?: below)?(?: advertisement)?
    loading | close | menu | continue reading\b.{0,60} | scroll (?:down )?(?:for|to)\b.{0,60}
    share(?: this)?(?: (?:article|story|page|post))? | print | share (?:on|with|via) .{0,40} | e-?mail | tweet
    pin(?: it)? | copy link | facebook | twitter | whatsapp | linkedin | reddit | comments?
    \d+ (?:comments?|shares?) | \d+ min(?:ute)?s? read | leave a (?:comment|reply) | (?:view|add a) comments?
    search | skip to .{0,30} | back to top | next | previous | (?:read|show|see|learn|view) more
    view (?:all|gallery) | click to .{0,40} | replay | play video | video player\b.{0,40}
    listen to (?:this )?(?:article|story)\b.{0,40} | \d+:\d\d | _{2,} | end of .{0,60}
""")
# What is said where there is no article.
MISSING = compile_phrases(r"""
    \b(?:page|article|story|content|site|file)\b.{0,40}\bnot (?:be )?found\b | \bcould ?n[o']t be found\b
    \b404\b | \bnot found\b
    \b(?:page|article|story|content)\b.{0,30}\b(?:no longer (?:available|exists?)|unavailable)
    \bnothing (?:was )?found\b
    \b(?:can['’]?t|cannot|couldn['’]?t|could not|unable to) (?:find|locate) (?:that|the|this|your) (?:page|story)
    \b(?:page|article|story)\b.{0,30}\b(?:been )?(?:moved|removed|deleted)
    \b(?:page|article|story)\b.{0,20}\bdoes ?n[o'’]t exist
""")
BOT_CHECK = compile_phrases(r"""
    just a moment | checking your browser | checking if the site connection
    are you (?:a |not a )?(?:human|robot) | captcha | verify(?:ing)? (?:that )?you are (?:a )?human
    attention required | access (?:to this page has been )?denied | security check | pardon our interruption
    ddos protection | unusual (?:traffic|activity) | press (?:and|&) hold | \bnot a (?:ro)?bot\b | request blocked
""")
CONSENT = compile_phrases(r"""
    \bcookies?\b | \bconsent\b | \bpersonal data\b | \bprivacy\b | \bpersonali[sz]ed (?:ads|advertising|content)
    \bour (?:\d+ )?partners\b | before you continue | \blegitimate interest
""")
# Who asks speaks of himself and to his reader: "We and our partners ... you may change your choice".
ADDRESS = compile_phrases(r"\b(?:we|our)\b.{0,300}\byour?\b | \byour?\b.{0,300}\b(?:we|our)\b")  # in one paragraph
LOGIN = compile_phrases(r"""
    \b(?:log|sign) in\b | \bsubscribe(?:rs?)?\b | \bregister\b | create (?:a free |an )?account
    already a (?:member|subscriber) | (?:continue|keep) reading | subscribers? only | free trial
    unlock (?:this|the) (?:article|story)
""")
PAYWALL = compile_phrases(r"""
    to (?:continue|keep) reading\W.{0,60}\b(?:subscribe|subscription|sign in|log in|register|account)\b
    to read the (?:full|rest).{0,40}\W.{0,60}\b(?:subscribe|subscription|sign in|log in|register|account)\b
    \b(?:subscribe|register|sign in|log in)\b.{0,30}\bto (?:continue|keep) reading | ^subscribers? only\b
    \bthis (?:article|story|content) is (?:only |exclusively |available |reserved )*(?:to|for) (?:our )?subscribers
    \bthis (?:article|story|content) is (?:only |exclusively |available |reserved )*(?:to|for) (?:our )?members
""")
SCRIPTS = compile_phrases(r"""
    \b(?:enable|turn on|requires?|activate|without|supports?)\b.{0,20}\bjavascript
""")
