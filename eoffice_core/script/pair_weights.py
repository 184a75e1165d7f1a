"""How much a pair of keys speaks for Kruti Dev or, below zero, for English.

Made by tools/weigh_pairs.py; a blank is the edge of a word, 0 any digit.
"""

PAIRS = {
    5: (
        " , ; x ¼\"V\"k% &0&v';'k,o,¡-@.k/;/k0@:i;Z;d;e;g;k;q;r;w= =k@0A DVEeFkHkI;IrLd"
        "LrM+MZMkQjRrS]SjU;VhVjVkVoXuZ&ZAZ]ZjZpZuZy[ka(a=aAaIaVa]bZc)cndZdhdjdkdqdzek"
        "f\"f'f/fDfFfHfLfMfQfcfdfjfnfpfxfyf{gSgVgjgkgqgyhAh]hchdh{i;i=iVihijiqiuiwizj "
        "j.j[jfjgjhjkjrjskAkFkIkZk]kbkdkfkhkjkkklkokqkrktkukxkyk¡lHlglhljlqlwmRnho\"o'"
        'o/oZohoypkpqq/qNqdqeqfqjqrqvqyrArhrjrqs"sDsMsVs[sbsrsxtLtZtku%u&u;uLuhujukuo'
        "uqvHvfvkvuvxv‚wVwfwpwyx;xZxbxjxkxrxzyXy[yhyky‚z;zLzdzfzkznzs{k¡ ¡A¡p½ ‚f‚x"
    ),
    4: (" ' v\"B( MyZ ] `\"a a/ejfgikk/k;kSkwlkq s'sdsfsnxhyu"),
    3: (" g j- .MLFLoSASVgsh;hujuk kaksmlu ugze"),
    2: (" V [ d u yDrV d`frfughh hyi k,k.kgkilsnkoaoksax y;ys"),
    1: (" H L e f i ldsknnuqurksyus"),
    -1: (" b o p r tS aiapcad lonto olrdrssosttsutwo"),
    -2: (" B D F M N O, Reacaraybydee eaegexfigeilinirislelln noofoppoppprros.scsiw "),
    -3: (" kalanatchctdoe.edeierioipn.ncorourernt t,thtrunurwrxt"),
    -4: (
        " C G R Y--.*ACALBECACTEAEEELETF FOG GEHIHLHOKEL L-LALOMEOSRDRHROTITOTSURW ag"
        "avbod.elenethemmndonplr,ryset-tetottypyt"
    ),
    -5: (
        " # ( A E I P S T W ` a h s w's**. : ANARASATCECHCOD DEE ECEDENERESFIGRH HAHE"
        "ICINISITLENDNENGNONTNoO OFONOROTR R/RESESGSTT TETHThVEWHWhY ` abakamasbabece"
        "clcodie,e_eceeemepevf ffgagigohoicieimitivlim mambmemompnanengocomotovowpape"
        "ptr.rarirmrtrvrws,shskssswt.tatiumvewawewhwiwnws} "
    ),
}
