# The same figures by another hand: base R alone, no package. Differences are the coefficient of a weighted regression with a fixed
# effect for each cell; errors, jackknife and repetitions are loops of their own, written from the formulas (founding methods, 1.2-1.4).
#   Rscript att.R FOLDER > values.json       with the files of write-panels.ts in FOLDER
folder <- commandArgs(trailingOnly = TRUE)[1]
repetitions <- 1999
tiny <- 1e-10

# For each State and quarter of an activity: the contrast, or NA where the State is not at risk.
contrast <- function(panel, g, window, base) {
  if (panel$kind == "once") {
    when <- ifelse(is.na(panel$when), Inf, panel$when)
    hit <- as.numeric(when >= g + window[1] & when < g + window[2])
    hit[when < g + base[2]] <- NA
    return(hit)
  }
  columns <- function(span) panel$counts[, (g + span[1]):(g + span[2] - 1) + 1, drop = FALSE]
  rowMeans(columns(window)) - rowMeans(columns(base))
}

inside <- function(panel, g, window, base)
  g + min(window[1], base[1]) >= 0 && g + max(window[2], base[2]) <= panel$quarters

# One row for each State in each cell.
stack <- function(panel, first, window, base, reach, keep = rep(TRUE, length(first))) {
  s <- panel$settings
  main <- list(c(0, s$after), c(-s$before - s$anticipation, -s$anticipation))
  rows <- list()
  for (g in sort(unique(first[is.finite(first)]))) {
    if (!inside(panel, g, main[[1]], main[[2]]) || !inside(panel, g, window, base)) next
    d <- contrast(panel, g, window, base)
    for (r in unique(panel$group)) {
      here <- panel$group == r & !is.na(d) & keep
      a <- which(here & first == g)
      later <- if (s$comparison == "never") is.infinite(first) else first >= g + reach
      c <- which(here & later)
      if (length(a) == 0 || length(c) < 2) next
      rows[[length(rows) + 1]] <- data.frame(
        state = c(a, c), treated = rep(c(1, 0), c(length(a), length(c))), d = d[c(a, c)],
        cell = paste(g, r), weight = rep(c(1, length(a) / length(c)), c(length(a), length(c))))
    }
  }
  if (length(rows) == 0) NULL else do.call(rbind, rows)
}

difference <- function(rows) {
  x <- if (length(unique(rows$cell)) > 1) cbind(rows$treated, model.matrix(~ factor(cell) - 1, rows))
       else cbind(rows$treated, 1)
  unname(lm.wfit(x, rows$d, rows$weight)$coefficients[1])
}

# The same without a regression, for the many repetitions.
quick <- function(rows) {
  other <- rows$treated == 0
  means <- tapply(rows$d[other], rows$cell[other], mean)
  centred <- rows$d - means[rows$cell]
  n <- sum(rows$treated)
  tau <- sum(centred * rows$treated) / n
  list(tau = tau, n = n, psi = ifelse(other, -rows$weight * centred, centred - tau))
}

error <- function(psi, unit, n) {
  sums <- abs(tapply(psi, unit, sum))
  if (max(sums) <= tiny) return(0)
  sums <- sums[sums > tiny * max(sums)]
  m <- length(sums)
  if (m < 2) return(NaN)
  sqrt(m / (m - 1) * sum(sums^2)) / n
}

far <- function(tau, se) if (abs(tau) <= tiny) 0 else abs(tau) / se

both <- function(panel, first, window, base, reach) {
  rows <- stack(panel, first, window, base, reach)
  q <- quick(rows)
  list(rows = rows, tau = difference(rows), n = q$n, psi = q$psi,
       states = error(q$psi, rows$state, q$n), subregions = error(q$psi, panel$subregion[rows$state], q$n))
}

jackknife <- function(panel, first, window, base, reach, rows, tau) {
  used <- unique(rows$state)
  without <- sapply(used, function(i) {
    keep <- rep(TRUE, length(first)); keep[i] <- FALSE
    difference(stack(panel, first, window, base, reach, keep))
  })
  sqrt((length(used) - 1) / length(used) * sum((without - tau)^2))
}

shuffled <- function(panel, first, window, base, reach) replicate(repetitions, {
  for (r in unique(panel$group)) {
    members <- which(panel$group == r)
    first[members] <- first[members][sample.int(length(members))]
  }
  rows <- stack(panel, first, window, base, reach)
  if (is.null(rows)) return(Inf)
  q <- quick(rows)
  far(q$tau, error(q$psi, rows$state, q$n))
})

wild <- function(panel, rows) {
  webb <- c(-sqrt(1.5), -1, -sqrt(0.5), sqrt(0.5), 1, sqrt(1.5))
  cluster <- panel$subregion[rows$state]
  residual <- rows$d - ave(rows$d, rows$cell)
  if (length(unique(cluster)) < 6) return(NULL)
  replicate(repetitions, {
    drawn <- sample(webb, length(unique(cluster)), replace = TRUE)
    names(drawn) <- unique(cluster)
    again <- rows
    again$d <- residual * drawn[cluster]
    q <- quick(again)
    far(q$tau, error(q$psi, cluster, q$n))
  })
}

p <- function(seen, repeated) (1 + sum(repeated >= seen * (1 - 1e-9))) / (length(repeated) + 1)

read <- function(name) {
  s <- read.csv(file.path(folder, paste0(name, ".settings")), header = FALSE, stringsAsFactors = FALSE)
  table <- read.csv(file.path(folder, paste0(name, ".csv")), stringsAsFactors = FALSE)
  list(name = name, scenario = s$V8, seed = s$V9, kind = s$V2, quarters = s$V3,
       settings = list(before = s$V4, after = s$V5, anticipation = s$V6, comparison = s$V7),
       group = table$group, subregion = table$subregion, first = ifelse(is.na(table$first), Inf, table$first),
       when = table$when, counts = if (s$V2 == "counts") as.matrix(table[, -(1:4)]) else NULL)
}

json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) return(paste0("{", paste0('"', names(x), '": ', sapply(x, json), collapse = ", "), "}"))
  if (length(x) > 1) return(paste0("[", paste(sapply(x, json), collapse = ", "), "]"))
  if (is.na(x)) "null" else if (is.character(x)) paste0('"', x, '"') else sprintf("%.12f", x)
}

reckon <- function(name) {
  set.seed(1540)
  panel <- read(name)
  s <- panel$settings
  start <- -s$anticipation
  window <- c(0, s$after)
  base <- c(start - s$before, start)
  main <- both(panel, panel$first, window, base, s$after)
  cut <- if (panel$kind == "once") base[1] else base[1] + s$before %/% 2
  placebo <- both(panel, panel$first, c(cut, start), c(base[1], cut), s$after)
  year <- function(from) {
    w <- c(from, from + 4)
    b <- c(start - 4, start)
    found <- both(panel, panel$first, w, b, max(s$after, from + 4))
    list(from = from, difference = found$tau, participants = found$n)
  }
  years <- if (panel$kind == "once") NULL else lapply(c(start - 12, start - 8, 0, 4, 8), year)
  drawn <- wild(panel, main$rows)
  list(name = name, scenario = panel$scenario, seed = panel$seed, participants = main$n, comparison = length(unique(main$rows$state[main$rows$treated == 0])),
       difference = main$tau, states = main$states, subRegions = main$subregions,
       jackknife = jackknife(panel, panel$first, window, base, s$after, main$rows, main$tau),
       permutation = p(far(main$tau, main$states), shuffled(panel, panel$first, window, base, s$after)),
       bootstrap = if (is.null(drawn)) NULL else p(far(main$tau, main$subregions), drawn),
       placebo = placebo$tau, placeboError = placebo$states,
       years = if (is.null(years)) NULL else sapply(years, function(y) y$difference))
}

names <- sub("\\.settings$", "", sort(list.files(folder, pattern = "\\.settings$")))
values <- sapply(names, function(name) json(reckon(name)))
cat(paste0('{\n  "by": "', R.version.string, '",\n  "repetitions": ', repetitions, ',\n  "values": [\n    ',
           paste(values, collapse = ",\n    "), "\n  ]\n}\n"))
